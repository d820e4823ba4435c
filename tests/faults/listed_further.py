"""The named faults of days and numbers, of imports, of texts and of paper: see `listed.py`."""

from collections.abc import Mapping

from tests.faults.listed import BULK, RIGHT, Fault

DAMAGED_BOOK = "The workbook is damaged. Open it in Excel or WPS"
NOT_A_NUMBER = "This is not a number. Write it like"

NUMBERS: Mapping[str, Fault] = {
    "C1": Fault(
        "29 February, ends of months and quarters",
        (
            "domain/test_period.py::test_a_day_that_a_month_lacks_becomes_its_last_day",
            "exchange/values/test_dates.py::test_every_day_comes_back_from_its_iso_form",
        ),
        tells=("There is no such day in the calendar.",),
    ),
    "C2": Fault(
        "time zones and summer time",
        (
            "models/test_types.py::test_comes_back_in_utc",
            "exchange/values/test_dates.py::test_a_time_zone_is_pointed_out",
        ),
        tells=("The time zone was left out; the day was taken as written.",),
    ),
    "C3": Fault(
        "rounding of money",
        (
            "domain/test_exact.py::test_a_sum_with_one_denominator_is_the_sum",
            "domain/test_exact.py::test_halves_are_rounded_away_from_zero",
        ),
        silent=RIGHT,
    ),
    "C4": Fault(
        "division by nothing",
        (
            "domain/test_formula.py::test_division_by_zero_and_figures_without_data_are_no_data",
            "cli/test_indicators.py::test_a_target_without_data_shows_a_dash",
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
IMPORTS: Mapping[str, Fault] = {
    "D1": Fault(
        "encodings",
        (BULK, "exchange/reading/test_encoding.py::test_the_bytes_tell_the_encoding"),
        ("imports",),
        ("The encoding of the file cannot be told",),
    ),
    "D2": Fault(
        "mixed or cut encodings",
        (
            "exchange/reading/test_encoding.py::test_damaged_or_mixed_text_is_refused",
            "exchange/reading/test_mixed_lines.py::test_one_line_of_utf8_among_gbk_is_named_instead_of_read_wrong",
        ),
        ("imports",),
        (
            "Line {row} of the file is not {encoding}.",
            "Line {row} of the file is written in {odd}",
        ),
    ),
    "D3": Fault(
        "missing, double, odd headings",
        (BULK, "services/test_imports_columns.py::test_a_missing_required_column_is_named_with_what_there_is"),
        ("imports",),
        ("The file has the header “{header}” {times} times.",),
    ),
    "D4": Fault(
        "ragged rows, open quotes, totals",
        (BULK, "services/test_imports_records.py::test_a_row_with_more_cells_than_headers_is_refused_not_shifted"),
        ("imports",),
        (
            "The row has {cells} cells under {headers} headers",
            "A quotation mark in row {row} is not closed",
            "This looks like a row of totals",
        ),
    ),
    "D5": Fault(
        "too many rows, columns, characters",
        (
            "exchange/reading/test_table.py::test_too_many_rows_are_refused",
            "exchange/reading/test_delimited.py::test_an_endless_cell_is_named",
        ),
        ("imports",),
        ("The file has more than {rows} rows", "Row {row} holds a cell of more than {longest} characters."),
    ),
    "D6": Fault(
        "negative, infinite, no numbers",
        (
            "exchange/values/test_numbers.py::test_what_is_no_exact_amount_is_refused",
            "exchange/values/test_numbers.py::test_a_negative_amount_is_pointed_out_except_for_refunds",
        ),
        ("imports",),
        (NOT_A_NUMBER, "This amount is below zero."),
    ),
    "D7": Fault(
        "separators, full-width and raised digits",
        ("exchange/values/test_numbers.py::test_every_amount_comes_back_from_its_spellings",),
        ("imports",),
        (NOT_A_NUMBER,),
    ),
    "D8": Fault(
        "万, 亿, percent, currencies",
        ("exchange/values/test_numbers.py::test_amounts_are_read_exactly",),
        ("imports",),
        (NOT_A_NUMBER, "This is a percentage; an amount is needed."),
    ),
    "D9": Fault(
        "dashes, 无, #REF!, TRUE as amounts",
        ("services/test_imports.py::test_errors_of_a_spreadsheet_are_refused_also_as_text",),
        ("imports",),
        (NOT_A_NUMBER,),
    ),
    "D10": Fault(
        "codes cut by Excel",
        ("exchange/values/test_text.py::test_codes_that_excel_has_cut_are_refused_or_pointed_out",),
        ("imports",),
        ("Excel keeps only 15 digits of a number", "This code looks like a long number"),
    ),
    "D11": Fault(
        "spellings of dates",
        (
            "exchange/values/test_dates.py::test_an_ambiguous_date_is_asked_about",
            "exchange/values/test_dates.py::test_serial_numbers_count_from_1904_where_the_workbook_does",
        ),
        ("imports",),
        ("This date can be read in more than one way.", "This is not a date."),
    ),
    "D12": Fault(
        "the same file or row twice",
        (
            "services/test_round_trips.py::test_the_same_file_changes_nothing",
            "services/test_imports_records.py::test_are_recognised_by_all_values_as_often_as_they_occur",
        ),
        ("imports",),
        ("Row {first} has the same key {key} with other values.",),
    ),
    "D13": Fault(
        "spellings of one person",
        (
            "services/test_imports_staff.py::test_whose_names_differ_by_a_blank_are_never_two_people_by_accident",
            "exchange/values/test_text.py::test_spellings_of_one_name_compare_alike",
        ),
        silent="the person is found, or the row is refused by name",
    ),
    "D14": Fault(
        "bombs",
        (
            "exchange/reading/test_hostile_workbooks.py::test_are_refused_in_seconds",
            "exchange/reading/test_hostile_workbooks.py::test_a_child_stays_below_its_memory",
        ),
        ("imports",),
        ("The workbook is packed far more tightly than a real one", "The workbook would unpack to"),
    ),
    "D15": Fault(
        "entities and outside links",
        ("exchange/reading/test_hostile_workbooks.py::test_entity_definitions_are_refused",),
        ("imports",),
        ("The workbook defines its own XML entities",),
    ),
    "D16": Fault(
        "files that are something else",
        (
            "exchange/reading/test_table.py::test_name_what_the_file_is",
            "exchange/reading/test_child.py::test_other_files_are_refused",
        ),
        tells=("This is a binary workbook (.xlsb).", "The workbook is protected with a password."),
    ),
    "D17": Fault(
        "damaged workbooks",
        (
            BULK,
            "exchange/reading/test_hostile_workbooks.py::test_a_cut_off_workbook_is_refused",
            "exchange/reading/test_hostile_workbooks.py::test_a_cell_that_names_no_shared_text_does_not_show_the_first",
        ),
        ("imports",),
        (DAMAGED_BOOK,),
    ),
    "D18": Fault(
        "workbooks that lie",
        (
            "exchange/reading/test_hostile_workbooks.py::test_a_wrong_dimension_loses_nothing",
            "exchange/reading/test_hostile_workbooks.py::test_a_sheet_of_which_the_library_would_lose_cells_is_refused",
        ),
        ("imports",),
        (DAMAGED_BOOK, "The formula in this cell has no saved result."),
    ),
    "D19": Fault(
        "open elsewhere, gone, changed meanwhile",
        (
            "exchange/reading/test_table.py::test_a_file_without_the_right_to_read_is_refused",
            "exchange/reading/test_table.py::test_a_file_that_goes_between_looking_and_reading_is_told_as_gone",
        ),
        tells=("{file} cannot be read: {reason}. Perhaps another program has it open",),
    ),
    "D20": Fault(
        "stopped in the middle",
        (
            "services/test_import_desk.py::test_a_file_whose_reading_is_stopped_says_so",
            "ui/imports/test_presenter.py::test_an_import_leads_back_to_the_rows_which_can_be_imported_again",
        ),
        tells=("Stopped. Nothing was changed.",),
    ),
}
TEXTS: Mapping[str, Fault] = {
    "E1": Fault(
        "rare and strange characters",
        (
            "services/test_strange_names.py::test_every_rare_character_is_kept_as_a_name",
            "services/test_imports_shared.py::test_every_naughty_string_is_kept_whole_or_refused",
        ),
        tells=("The name holds an invisible mark",),
    ),
    "E2": Fault(
        "characters of no font",
        (
            "services/test_printing.py::test_characters_of_no_font_are_reported",
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
            "exchange/test_sheet_book.py::test_text_that_looks_like_a_formula_or_an_address_stays_text",
        ),
        silent=RIGHT,
    ),
    "E5": Fault(
        "SQL and wildcards in a search",
        ("services/test_strange_names.py::test_are_kept_and_found_or_refused_in_a_whole_sentence",),
        silent=RIGHT,
    ),
    "E6": Fault(
        "names as file names",
        (
            "reports/test_file_names.py::test_any_name_is_safe",
            "reports/test_file_names.py::test_no_name_is_given_twice_whatever_its_case",
        ),
        silent=RIGHT,
    ),
    "E7": Fault(
        "the target is open or there already",
        (
            "services/test_printing_batch.py::test_a_file_open_elsewhere_is_told_and_the_others_are_written",
            "cli/test_company.py::test_a_backup_overwrites_nothing",
        ),
        tells=("{file} exists already; it was not touched.",),
    ),
    "E8": Fault(
        "control characters and surrogates",
        ("exchange/values/test_text.py::test_any_text_is_kept_whole_or_refused",),
        tells=("The text contains U+{code}, which is not a character.",),
    ),
    "E9": Fault(
        "one bad form among many",
        ("services/test_printing.py::test_one_bad_form_never_stops_the_others",),
        silent="the list of what was printed names it with its reason",
    ),
}
