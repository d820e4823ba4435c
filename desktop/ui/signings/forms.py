"""The form of a contract and the form of money received."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.queries.signing_detail import ReceiptLine, SigningDetail
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.options import Option
from desktop.ui.kit.reading import given_by
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.words import capital
from desktop.ui.money import told_money
from desktop.ui.signings.beyond import beyond_told
from desktop.ui.signings.entries import amount_of
from desktop.ui.signings.instalment_field import InstalmentField
from desktop.ui.signings.receipts_box import ReceiptsBox
from desktop.ui.signings.share_field import ShareField
from desktop.ui.signings.specs import CONTRACT_FIELDS, RECEIPT_FIELDS
from desktop.ui.tones import Tone


class ContractForm(RecordForm):
    """Shares, instalments, landing and termination of a contract, and the money that came in for it."""

    form_name = "contract"

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, CONTRACT_FIELDS, today, self._own)
        self.receipts = ReceiptsBox(look)
        place = self.body.indexOf(self.form.fields["instalments"]) + 1
        self.body.insertWidget(place, self.receipts)
        self.remove_button.setText(look.texts("Remove this contract"))

    def open_contract(
        self, values: Mapping[str, object], chosen: Offers, title: str, detail: SigningDetail | None
    ) -> None:
        """Show a contract, or an empty form."""
        self.receipts.setVisible(detail is not None)
        if detail is not None:
            self.receipts.show_receipts(detail)
        self.open_form(values, chosen, title, detail is None, "" if detail is None else detail.signing_id)

    def show_money(self, detail: SigningDetail) -> None:
        """Show what came in, while the rest of the form stays as the owner left it."""
        self.receipts.show_receipts(detail)
        instalments = self.form.fields["instalments"]
        assert isinstance(instalments, InstalmentField)  # noqa: S101 - `_own` makes it
        instalments.show_paid({line.instalment_id: line.paid for line in detail.instalments})

    def _own(self, spec: FieldSpec) -> Field:
        if spec.name == "shares":
            return ShareField(self._look, spec)
        return InstalmentField(self._look, spec, self._today, self._amount)

    def _amount(self) -> Decimal | None:
        """What stands in the form's amount; the fields are not all there yet while they are made."""
        field = self.form.fields.get("amount")
        return None if field is None else amount_of(str(field.value()))


class InstalmentPick(PickField):
    """Which instalment the money pays: the oldest open one, unless the payer named another."""

    def __init__(self, look: Look, spec: FieldSpec) -> None:
        self._texts = look.texts
        super().__init__(spec.name, look.texts(spec.label))
        self.show_dues(None)

    def offer(self, chosen: Offers) -> None:
        """What is due depends on the contract, see `show_dues`."""

    def show_dues(self, detail: SigningDetail | None) -> None:
        """Offer the instalments of a contract."""
        _ = self._texts
        dues = detail.instalments if detail else ()
        told = _("{day}: {unpaid} of {amount} open")
        options = [
            Option(
                line.instalment_id,
                told.format(
                    day=line.due_on.isoformat(),
                    unpaid=told_money(line.unpaid, _),
                    amount=told_money(line.amount, _),
                ),
            )
            for line in dues
        ]
        self.set_options([Option(None, capital(_("the oldest open instalment"))), *options])


class ReceiptForm(RecordForm):
    """Quick entry of money; `contract_chosen` asks what is due of a contract."""

    form_name = "receipt"

    contract_chosen = Signal(object)

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host, RECEIPT_FIELDS, today, lambda spec: InstalmentPick(look, spec))
        contract = self.form.fields["signing_id"]
        contract.edited.connect(lambda: self.contract_chosen.emit(contract.value()))
        self.remove_button.setText(look.texts("Remove this receipt"))
        self._detail: SigningDetail | None = None
        self._edited: ReceiptLine | None = None
        self.beyond = Notice(look)
        self.body.insertWidget(self.body.indexOf(self.notice), self.beyond)
        self.form.fields["amount"].edited.connect(self._warn)

    def open_receipt(
        self,
        values: Mapping[str, object],
        chosen: Offers,
        title: str,
        detail: SigningDetail | None,
        line: ReceiptLine | None,
    ) -> None:
        """Show a receipt, or an empty form; the contract of a kept one stays."""
        self._edited = line
        self.show_dues(detail)
        self.form.fields["signing_id"].setEnabled(line is None)
        contract = "" if detail is None else detail.signing_id
        self.open_form(values, chosen, title, line is None, contract if line is None else line.receipt_id)

    def show_dues(self, detail: SigningDetail | None) -> None:
        """Offer the instalments of the contract chosen."""
        pick = self.form.fields["instalment_id"]
        if isinstance(pick, InstalmentPick):
            pick.show_dues(detail)
        self._detail = detail
        self._warn()

    def offer_anew(self, chosen: Any) -> None:
        """Offer contracts, and what is due of the one shown."""
        offers, detail = chosen
        super().offer_anew(offers)
        self.show_dues(detail)

    def _warn(self) -> None:
        """Say where more would have come in than the contract is over; it may be saved all the same."""
        given, _errors = given_by(self.entered(), RECEIPT_FIELDS, self._today, self._look.texts)
        self.beyond.say(beyond_told(self._detail, self._edited, given.get("amount"), self._look.texts), Tone.WARN)
