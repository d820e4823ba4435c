"""The named faults of security: see `listed.py`."""

from collections.abc import Mapping

from tests.faults.listed import AGAIN, RIGHT, Fault

SECURITY: Mapping[str, Fault] = {
    "F1": Fault(
        "guessing at the screen",
        (
            "store/test_wrong_tries.py",
            "services/vault/test_unlocking.py::test_after_several_wrong_ones_even_the_right_one_waits",
        ),
        tells=("The password is not right. Wait {seconds} s before the next try.",),
    ),
    "F2": Fault(
        "guessing on a stolen file",
        ("services/vault/test_passwords.py::test_another_program_cannot_read_it_and_nothing_of_it_is_plain",),
        silent="nobody of ours is there",
    ),
    "F3": Fault(
        "how the password is kept",
        (
            "services/vault/test_passwords.py::test_neither_secret_nor_the_key_lies_anywhere",
            "services/vault/test_unlocking.py::test_a_weaker_slot_is_sealed_anew_as_today",
            "store/test_vault.py::test_a_try_in_earnest_takes_64_mebibytes",
        ),
        silent=RIGHT,
    ),
    "F4": Fault(
        "odd passwords",
        (
            "domain/test_passwords.py::test_what_follows_the_72nd_byte_counts",
            "domain/test_passwords.py::test_a_zero_byte_ends_nothing",
            "domain/test_passwords.py::test_composed_and_decomposed_signs_are_the_same_password",
            "domain/test_passwords.py::test_the_longest_password_has_1024_bytes",
            "domain/test_passwords.py::test_half_a_sign_is_refused_in_a_sentence",
            "domain/test_passwords.py::test_a_short_one_is_refused_with_what_would_do",
            "domain/test_passwords.py::test_one_that_is_tried_first_is_refused",
        ),
        tells=("The password is too long: at most {most} bytes.",),
    ),
    "F5": Fault(
        "time tells the password",
        ("store/test_vault.py::test_a_try_derives_one_key_whatever_is_wrong_with_it",),
        silent=RIGHT,
    ),
    "F6": Fault(
        "a forgotten password",
        (
            "services/vault/test_passwords.py::test_a_forgotten_password_is_given_anew_with_a_new_code",
            "services/vault/test_passwords.py::test_who_forgot_it_may_take_no_weak_one_either",
            "app/protected/test_door.py::test_who_forgot_it_takes_the_code_and_a_new_one",
        ),
        tells=("This is not the recovery code of this file.",),
    ),
    "F7": Fault(
        "left alone",
        (
            "app/protected/test_lock.py::test_it_hides_everything_and_gives_it_back_as_it_was",
            "app/protected/test_lock.py::"
            "test_the_minutes_are_kept_and_counted_and_the_lock_of_the_computer_goes_by_them",
            "ui/security/test_idle.py::test_it_calls_after_the_minutes_and_not_before",
            "ui/security/test_idle.py::test_whoever_touches_the_window_puts_it_off",
            "ui/security/test_idle.py::test_a_clock_set_back_locks_rather_than_never",
        ),
        silent="the lock itself is what is seen",
    ),
    "F8": Fault(
        "a finalised result edited through the program or SQL",
        (
            "store/test_guards.py::test_a_finalised_evaluation_can_only_be_reopened_with_a_reason",
            "store/test_guards.py::test_no_column_of_a_finalised_result_can_be_changed",
            "store/test_guards.py::test_an_action_of_a_finalised_plan_may_be_carried_out_but_not_changed",
            "store/test_guards.py::test_the_record_of_changes_is_only_added_to",
        ),
        tells=("This belongs to a finalised evaluation or to the record of changes and stays as it is.",),
    ),
    "F9": Fault(
        "a finalised result edited with another tool",
        (
            "services/test_seal_check.py::test_every_changed_cell_is_noticed",
            "services/test_noted_forms.py::test_a_note_changed_by_another_program_is_told",
            "faults/test_tampering.py::test_a_changed_cell_of_every_column_of_a_finalised_evaluation_is_told",
        ),
        ("tampering",),
        ("The finalised evaluation {period} was altered outside the program.",),
    ),
    "F10": Fault(
        "newest entries of the record taken away",
        (
            "cli/test_company.py::test_what_is_wrong_is_listed_with_code_3",
            "services/test_audit.py::test_each_altered_column_is_noticed",
            "services/test_audit.py::test_a_removed_entry_is_noticed",
            "services/test_looking_over.py::test_newest_entries_taken_away_are_missed",
            "services/test_looking_over.py::test_a_record_worked_out_anew_is_noticed",
            "services/test_looking_over.py::test_after_a_backup_was_put_back_newer_entries_are_missed_again",
            "services/test_looking_over.py::test_an_older_copy_put_in_place_by_hand_is_noticed",
            "services/test_looking_over.py::test_a_backup_put_back_by_the_program_is_no_loss",
            "services/test_looking_over.py::test_a_restore_that_another_program_wrote_down_excuses_nothing",
            "services/test_looking_over.py::"
            "test_the_first_backup_after_a_missing_file_was_put_back_is_held_against_the_record",
            "services/test_finalising.py::test_an_evaluation_removed_with_the_end_of_the_record_is_missed_by_its_copy",
        ),
        tells=(
            "Newer entries of the record of changes are gone",
            "The record of changes was altered at entry {number}.",
        ),
    ),
    "F11": Fault(
        "names and secrets in logs",
        (
            "faults/test_quiet.py::test_a_flow_by_command_opens_no_socket_and_leaves_no_name_behind",
            "cli/test_password.py::test_no_secret_comes_into_the_log",
            "test_tracebacks.py",
        ),
        silent=RIGHT,
    ),
    "F12": Fault(
        "temporary files after a kill",
        (
            "store/test_interrupted.py",
            "faults/test_narrow_disks.py::test_a_workbook_without_room_ends_in_a_sentence_and_no_report_of_pythons_own",
        ),
        ("kill",),
        silent=AGAIN,
    ),
    "F13": Fault(
        "who may read the folder",
        (
            "store/test_database.py::test_only_the_owner_of_the_computer_account_may_read_it",
            "store/test_rights.py::test_nothing_made_on_the_way_is_open_to_others",
        ),
        silent=RIGHT,
    ),
    "F14": Fault(
        "formulas that break out",
        (
            "faults/test_formulas.py::test_whatever_is_typed_as_a_formula_is_worked_out_or_refused_and_nothing_else_happens",
        ),
        ("formulas",),
        ("The formula cannot be read at",),
    ),
    "F15": Fault(
        "endless and nested formulas",
        (
            "faults/test_formulas.py::"
            "test_whatever_is_typed_as_a_formula_is_worked_out_or_refused_and_nothing_else_happens",
            "domain/test_formula.py::test_a_formula_is_worked_out_exactly",
            "domain/test_formula.py::test_what_is_no_formula_is_refused_where_it_stops_making_sense",
        ),
        ("formulas",),
        ("The formula is longer than {most} characters.", "The formula has too many brackets"),
    ),
    "F16": Fault(
        "the network",
        (
            "faults/test_quiet.py::test_the_window_opens_no_socket_to_anywhere",
            "faults/test_quiet.py::test_a_flow_by_command_opens_no_socket_and_leaves_no_name_behind",
        ),
        silent=RIGHT,
    ),
    "F17": Fault(
        "code loaded from elsewhere",
        ("faults/test_quiet.py::test_no_text_is_run_as_code_and_nothing_reaches_for_the_network",),
        silent=RIGHT,
    ),
    "F18": Fault(
        "advisories about libraries",
        (
            "test_house.py::test_the_hashed_lists_agree_with_the_project",
            "test_house.py::test_no_library_can_be_another_file_than_the_one_that_was_looked_at",
        ),
        silent="the owner gets a new version",
        unplayed="known advisories are looked up before each release (CONTRIBUTING.md): no test asks the network",
    ),
}
