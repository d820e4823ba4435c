"""The named faults of days and numbers, of texts and of paper: see `listed.py`."""

from collections.abc import Mapping

from tests.faults.listed import RIGHT, Fault

NUMBERS: Mapping[str, Fault] = {
    "C1": Fault(
        "29 February, ends of months and quarters",
        (
            "domain/test_period.py::test_a_day_that_a_month_lacks_becomes_its_last_day",
            "domain/test_period.py::test_periods_of_a_kind_tile_the_calendar",
            "exchange/values/test_dates.py::test_a_month_that_the_stated_order_makes_impossible_is_refused",
            "exchange/values/test_dates.py::test_every_day_comes_back_from_its_iso_form",
        ),
        tells=("There is no such day in the calendar. Check the month and the day.",),
    ),
    "C2": Fault(
        "time zones and summer time",
        (
            "faults/test_time_zones.py::test_a_day_and_a_moment_entered_in_one_zone_are_the_same_in_every_other",
            "faults/test_time_zones.py::test_today_is_the_day_on_the_wall",
            "exchange/values/test_dates.py::test_a_time_zone_is_pointed_out",
        ),
        tells=("The time zone was left out; the day was taken as written.",),
    ),
    "C3": Fault(
        "rounding of money",
        (
            "domain/test_exact.py::test_a_sum_with_one_denominator_is_the_sum",
            "domain/test_exact.py::test_halves_are_rounded_away_from_zero",
            "domain/test_shares.py::test_no_fen_is_lost",
            "models/test_types.py::test_refuses_what_is_finer_than_a_fen",
        ),
        silent=RIGHT,
    ),
    "C4": Fault(
        "division by nothing",
        (
            "domain/test_formula.py::test_division_by_zero_and_figures_without_data_are_no_data",
            "cli/test_indicators.py::test_a_target_without_data_shows_a_dash",
            "domain/test_scoring.py::test_attainment_is_a_percent_value_or_nothing",
        ),
        silent="a dash stands there, never 0",
    ),
    "C5": Fault(
        "ties and ranks",
        (
            "domain/test_total.py::test_the_order_of_items_does_not_matter",
            "domain/test_scorecard.py::test_ranks_count_only_people_with_a_total",
        ),
        silent=RIGHT,
    ),
    "C6": Fault(
        "evaluated twice",
        (
            "cli/test_evaluate.py::test_twice_gives_the_same_bytes",
            "services/test_evaluation_attacks.py::test_findings_of_people_who_did_not_change_stay_the_same_bytes",
        ),
        silent=RIGHT,
    ),
}
TEXTS: Mapping[str, Fault] = {
    "E1": Fault(
        "rare and strange characters",
        (
            "services/test_strange_names.py::test_any_real_person_s_name_is_taken_as_it_is",
            "services/test_strange_names.py::test_every_rare_character_is_kept_as_a_name",
            "services/test_imports_shared.py::test_every_naughty_string_is_kept_whole_or_refused",
            "exchange/values/test_text.py::test_a_name_is_kept_exactly",
            "exchange/values/test_text.py::test_what_cannot_be_kept_is_refused",
            "reports/test_names.py::test_the_sentence_names_the_sign_and_what_to_do",
        ),
        tells=("The name holds an invisible mark",),
    ),
    "E2": Fault(
        "characters of no font",
        (
            "services/test_printing.py::test_characters_of_no_font_are_reported",
            "reports/test_runs.py",
            "reports/test_sample_forms.py::test_every_character_of_the_output_is_in_the_embedded_fonts",
        ),
        tells=("No font holds {characters}; printed as 〓 instead.",),
    ),
    "E3": Fault(
        "markup in names",
        (
            "reports/test_literal.py::test_printing_opens_no_file_and_speaks_to_no_network",
            "reports/test_runs.py::test_markup_is_only_text",
        ),
        silent=RIGHT,
    ),
    "E4": Fault(
        "texts that are formulas to a spreadsheet",
        (
            "services/test_exports.py::test_to_csv_neutralise_what_a_spreadsheet_would_run",
            "services/test_exports.py::test_to_csv_let_no_text_begin_like_a_formula_and_give_it_back_as_it_was",
            "services/test_exports.py::test_read_back_say_that_nothing_changed",
            "exchange/test_form_book.py::test_cells_keep_their_kinds_and_no_text_becomes_a_formula",
            "exchange/test_sheet_book.py::test_text_that_looks_like_a_formula_or_an_address_stays_text",
        ),
        silent=RIGHT,
    ),
    "E5": Fault(
        "SQL and wildcards in a search",
        (
            "faults/test_searches.py::test_every_search_takes_what_was_typed_as_it_is",
            "queries/test_staff_list.py::test_people_are_found_by_name_code_pinyin_and_initials",
            "queries/test_visit_log.py::test_the_log_is_filtered",
            "services/test_strange_names.py::test_are_kept_and_found_or_refused_in_a_whole_sentence",
        ),
        silent=RIGHT,
    ),
    "E6": Fault(
        "names as file names",
        (
            "reports/test_file_names.py::test_what_a_system_refuses_is_replaced",
            "reports/test_file_names.py::test_a_long_name_is_cut_between_characters",
            "reports/test_file_names.py::test_any_name_is_safe",
            "reports/test_file_names.py::test_no_name_is_given_twice_whatever_its_case",
        ),
        silent=RIGHT,
    ),
    "E7": Fault(
        "the target is open or there already",
        (
            "services/test_printing_batch.py::test_a_file_open_elsewhere_is_told_and_the_others_are_written",
            "services/test_printing_batch.py::test_a_file_of_the_same_content_is_not_written_twice",
            "cli/test_company.py::test_a_backup_overwrites_nothing",
            "cli/test_import_export.py::test_overwrites_no_table_of_the_owner",
            "cli/test_import_export.py::test_never_writes_what_was_rejected_over_the_table_it_came_from",
        ),
        tells=("{file} exists already; it was not touched.",),
    ),
    "E8": Fault(
        "control characters and surrogates",
        (
            "exchange/values/test_text.py::test_what_cannot_be_kept_is_refused",
            "exchange/values/test_text.py::test_any_text_is_kept_whole_or_refused",
        ),
        tells=("The text contains U+{code}, which is not a character.",),
    ),
    "E9": Fault(
        "one bad form among many",
        (
            "services/test_printing.py::test_one_bad_form_never_stops_the_others",
            "services/test_printing_batch.py::test_one_bad_form_never_stops_the_others",
        ),
        silent="the list of what was printed names it with its reason",
    ),
}
