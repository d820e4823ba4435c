"""The questions of a printout: which evaluation or days, whose, in which language."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.period import PeriodKind
from desktop.queries.evaluations import EvaluationRow
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import column
from desktop.ui.periods import kind_name
from desktop.ui.reports.people_list import PeopleList
from desktop.ui.reports.presenter import ReportsPresenter, Shown

PERIOD_KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM]


class QuestionsView(QWidget):
    """Shows those that a printout asks; passes answers on."""

    def __init__(self, look: Look, presenter: ReportsPresenter) -> None:
        super().__init__()
        _ = self._texts = look.texts
        self.evaluation = PickField("evaluation", _("Evaluation"))
        kinds = [Option(kind, kind_name(kind, _)) for kind in PERIOD_KINDS]
        self.period_kind = PickField("period_kind", _("Kind of period"), kinds)
        self.period = PickField("period", _("Which one"))
        self.team = PickField("team", _("Team"))
        self.people = PeopleList(look)
        self.unsigned = QCheckBox(_("Only those not signed yet"))
        languages = [Option("zh_CN", _("Chinese")), Option("en", _("English"))]
        self.language = PickField("language", _("Language on paper"), languages)
        self.evaluation.box.picked.connect(presenter.choose_evaluation)
        self.period_kind.box.picked.connect(presenter.choose_period_kind)
        self.period.box.picked.connect(presenter.choose_period)
        self.team.box.picked.connect(presenter.choose_team)
        self.people.chosen.connect(presenter.choose_people)
        self.unsigned.clicked.connect(presenter.choose_unsigned)
        self.language.box.picked.connect(presenter.choose_language)
        layout = column(self, 10)
        for widget in (
            self.evaluation,
            self.period_kind,
            self.period,
            self.team,
            self.people,
            self.unsigned,
            self.language,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_questions(self, shown: Shown) -> None:
        """Show what is asked, and the answers so far."""
        printout, wanted, choices = shown.printout, shown.wanted, shown.choices
        self.evaluation.setVisible(printout.is_reviews)
        for widget in (self.period_kind, self.period):
            widget.setVisible(not printout.is_reviews)
        self.people.setVisible(printout.asks_people)
        self.unsigned.setVisible(printout.is_reviews)
        self.unsigned.setChecked(wanted.is_unsigned_only)
        self.period_kind.set_value(shown.period_kind)
        self.period.set_options(shown.periods)
        self.period.set_value(wanted.period)
        self.language.set_value(wanted.language)
        if choices is None:
            return
        _ = self._texts
        self.evaluation.set_options([Option(row.evaluation_id, self._named(row)) for row in choices.evaluations])
        self.evaluation.set_value(choices.evaluation_id)
        self.team.set_options([Option(None, _("All teams")), *(Option(key, name) for key, name in choices.teams)])
        self.team.set_value(wanted.team_id)
        self.team.setVisible(printout.asks_team and len(choices.teams) > 1)
        self.people.show_people(choices.people, wanted.codes)

    def _named(self, row: EvaluationRow) -> str:
        _ = self._texts
        told = _("{period} · {scheme}").format(period=row.period.title(_), scheme=row.scheme)
        return told if row.is_finalised else _("Not finalised: {evaluation}").format(evaluation=told)
