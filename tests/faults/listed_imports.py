"""The named faults of tables that are taken in: see `listed.py`."""

from collections.abc import Mapping

from tests.faults.listed import BULK, Fault

DAMAGED_BOOK = "The workbook is damaged. Open it in Excel or WPS"
NOT_A_NUMBER = "This is not a number. Write it like"
HOSTILE = "exchange/reading/test_hostile_workbooks.py"
READING = "exchange/reading/test_table.py"
CHILD = "exchange/reading/test_child.py"
NUMBERS = "exchange/values/test_numbers.py"
DATES = "exchange/values/test_dates.py"
COLUMNS = "services/test_imports_columns.py"
NO_AMOUNT = f"{NUMBERS}::test_what_is_no_exact_amount_is_refused"

IMPORTS: Mapping[str, Fault] = {
    "D1": Fault(
        "encodings",
        (
            BULK,
            "exchange/reading/test_encoding.py::test_the_bytes_tell_the_encoding",
            "exchange/reading/test_encoding.py::test_a_western_file_is_asked_about_instead_of_turned_into_chinese",
        ),
        ("imports",),
        ("The encoding of the file cannot be told",),
    ),
    "D2": Fault(
        "mixed or cut encodings",
        (
            "exchange/reading/test_encoding.py::test_damaged_or_mixed_text_is_refused",
            "exchange/reading/test_mixed_lines.py::test_one_line_of_utf8_among_gbk_is_named_instead_of_read_wrong",
            "exchange/values/test_text.py::test_what_cannot_be_kept_is_refused",
        ),
        ("imports",),
        (
            "Line {row} of the file is not {encoding}.",
            "Line {row} of the file is written in {odd}",
        ),
    ),
    "D3": Fault(
        "missing, double, odd headings",
        (
            BULK,
            f"{COLUMNS}::test_a_missing_required_column_is_named_with_what_there_is",
            f"{COLUMNS}::test_a_header_that_stands_twice_is_asked_about",
            f"{COLUMNS}::test_that_fit_a_column_alike_are_asked_about",
            f"{COLUMNS}::test_are_found_under_a_preamble_and_notes_below_are_left_out",
            f"{READING}::test_the_first_visible_one_with_cells_is_read_and_the_others_are_mentioned",
        ),
        ("imports",),
        ("The file has the header “{header}” {times} times.",),
    ),
    "D4": Fault(
        "ragged rows, open quotes, totals",
        (
            BULK,
            "services/test_imports_records.py::test_a_row_with_more_cells_than_headers_is_refused_not_shifted",
            "exchange/reading/test_delimited.py::test_an_open_quotation_is_named_instead_of_swallowing_rows",
            f"{HOSTILE}::test_a_table_that_starts_further_down_keeps_its_row_numbers",
            f"{COLUMNS}::test_are_found_under_a_preamble_and_notes_below_are_left_out",
        ),
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
            f"{READING}::test_too_many_rows_are_refused",
            f"{READING}::test_too_many_cells_are_refused",
            f"{READING}::test_name_what_the_file_is",
            f"{READING}::test_too_large_a_file_is_refused_unread",
            "exchange/reading/test_delimited.py::test_an_endless_cell_is_named",
        ),
        ("imports",),
        ("The file has more than {rows} rows", "Row {row} holds a cell of more than {longest} characters."),
    ),
    "D6": Fault(
        "negative, infinite, no numbers",
        (
            NO_AMOUNT,
            f"{NUMBERS}::test_a_negative_amount_is_pointed_out_except_for_refunds",
        ),
        ("imports",),
        (NOT_A_NUMBER, "This amount is below zero."),
    ),
    "D7": Fault(
        "separators, full-width and raised digits",
        (
            f"{NUMBERS}::test_every_amount_comes_back_from_its_spellings",
            f"{NUMBERS}::test_amounts_are_read_exactly",
            NO_AMOUNT,
        ),
        ("imports",),
        (NOT_A_NUMBER,),
    ),
    "D8": Fault(
        "万, 亿, percent, currencies",
        (
            f"{NUMBERS}::test_amounts_are_read_exactly",
            f"{NUMBERS}::test_a_number_with_its_own_unit_contradicts_a_multiplier",
            NO_AMOUNT,
        ),
        ("imports",),
        (NOT_A_NUMBER, "This is a percentage; an amount is needed."),
    ),
    "D9": Fault(
        "dashes, 无, #REF!, TRUE as amounts",
        ("services/test_imports.py::test_errors_of_a_spreadsheet_are_refused_also_as_text", NO_AMOUNT),
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
            f"{DATES}::test_an_ambiguous_date_is_asked_about",
            f"{DATES}::test_serial_numbers_count_from_1904_where_the_workbook_does",
            f"{DATES}::test_what_is_no_day_is_refused",
            f"{DATES}::test_a_day_without_its_year_is_told_as_that",
            f"{DATES}::test_a_time_zone_is_pointed_out",
            f"{DATES}::test_a_number_of_a_workbook_is_the_day_excel_counts_and_one_written_as_text_is_pointed_out",
            "exchange/reading/test_days_of_no_calendar.py::test_one_that_is_none_stays_what_it_is",
        ),
        ("imports",),
        ("This date can be read in more than one way.", "This is not a date."),
    ),
    "D12": Fault(
        "the same file or row twice",
        (
            "services/test_round_trips.py::test_the_same_file_changes_nothing",
            "services/test_imports_records.py::test_are_recognised_by_all_values_as_often_as_they_occur",
            "services/test_imports_staff.py::test_a_person_in_the_file_twice_is_one_person",
        ),
        ("imports",),
        ("Row {first} has the same key {key} with other values.",),
    ),
    "D13": Fault(
        "spellings of one person",
        (
            "services/test_imports_staff.py::test_whose_names_differ_by_a_blank_are_never_two_people_by_accident",
            "services/test_imports_records.py::test_of_one_name_need_a_code",
            "services/test_imports_deals.py::test_of_unknown_customers_are_refused_with_the_way_out",
            "services/test_imports_records.py::test_bad_cells_are_named_with_row_column_and_value",
            "exchange/values/test_text.py::test_spellings_of_one_name_compare_alike",
        ),
        silent="the person is found, or the row is refused by name",
    ),
    "D14": Fault(
        "bombs",
        (
            f"{HOSTILE}::test_are_refused_in_seconds_by_what_is_wrong_with_them",
            f"{HOSTILE}::test_a_child_stays_below_its_memory",
            f"{CHILD}::test_a_sheet_beyond_the_bounds_is_refused",
            f"{CHILD}::test_the_system_ends_one_that_works_without_end",
        ),
        ("imports",),
        ("The workbook is packed far more tightly than a real one", "The workbook would unpack to"),
    ),
    "D15": Fault(
        "entities and outside links",
        (
            f"{HOSTILE}::test_entity_definitions_are_refused",
            f"{HOSTILE}::test_so_are_those_in_what_sheets_share",
        ),
        ("imports",),
        ("The workbook defines its own XML entities",),
    ),
    "D16": Fault(
        "files that are something else",
        (
            f"{READING}::test_name_what_the_file_is",
            f"{CHILD}::test_other_files_are_refused",
            f"{CHILD}::test_a_suspicious_package_is_refused",
            f"{CHILD}::test_a_package_whose_parts_ask_for_a_password_is_refused_as_that",
            f"{CHILD}::test_a_zip_that_is_no_workbook_is_refused",
            f"{CHILD}::test_a_workbook_with_a_broken_beginning_is_refused",
        ),
        tells=("This is a binary workbook (.xlsb).", "The workbook is protected with a password."),
    ),
    "D17": Fault(
        "damaged workbooks",
        (
            BULK,
            f"{HOSTILE}::test_a_cut_off_workbook_is_refused",
            f"{HOSTILE}::test_a_cell_that_names_no_shared_text_does_not_show_the_first",
            f"{HOSTILE}::test_a_part_that_stands_twice_is_refused",
            f"{HOSTILE}::test_a_part_packed_in_a_way_nobody_knows_is_refused",
            f"{HOSTILE}::test_broken_texts_that_cells_share_are_refused",
            f"{HOSTILE}::test_a_sheet_written_in_another_language_is_refused_as_office_programs_do",
        ),
        ("imports",),
        (DAMAGED_BOOK,),
    ),
    "D18": Fault(
        "workbooks that lie",
        (
            f"{HOSTILE}::test_a_wrong_dimension_loses_nothing",
            f"{HOSTILE}::test_a_table_that_starts_further_down_keeps_its_row_numbers",
            f"{HOSTILE}::test_a_sheet_of_which_the_library_would_lose_cells_is_refused",
            f"{HOSTILE}::test_errors_and_lost_results_are_marked",
            f"{HOSTILE}::test_a_text_merged_over_rows_counts_for_each_and_is_pointed_out",
            f"{CHILD}::test_legacy_workbooks_tell_errors_years_and_empty_results",
            "exchange/reading/test_shown_as.py::"
            "test_a_number_shown_as_a_percentage_is_read_as_that_and_hidden_rows_and_columns_are_told",
            "exchange/reading/test_days_of_no_calendar.py",
        ),
        ("imports",),
        (DAMAGED_BOOK, "The formula in this cell has no saved result."),
    ),
    "D19": Fault(
        "open elsewhere, gone, changed meanwhile",
        (
            f"{READING}::test_a_file_without_the_right_to_read_is_refused",
            f"{READING}::test_a_file_that_goes_between_looking_and_reading_is_told_as_gone",
        ),
        tells=("{file} cannot be read: {reason}. Perhaps another program has it open",),
    ),
    "D20": Fault(
        "stopped in the middle",
        (
            "services/test_import_desk.py::test_a_file_whose_reading_is_stopped_says_so",
            "services/test_import_undo.py::test_stopping_an_import_leaves_the_file_as_it_was",
            "ui/imports/test_presenter.py::test_an_import_leads_back_to_the_rows_which_can_be_imported_again",
        ),
        tells=("Stopped. Nothing was changed.",),
    ),
}
