"""Every fault that was ever named, with the tests that play it and the sentence the owner reads.

A test is named by its file under `tests` and its own name; `long` names exercises of the long form; `tells` are the
beginnings of catalogued sentences. Where no sentence is shown, `silent` says why; `unplayed` says what no test plays.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: what happens, who plays it, what is told."""

    what: str
    tests: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    silent: str = ""
    unplayed: str = ""


AGAIN = "the next start goes on from what was kept; there is nobody to tell while the program dies"
RIGHT = "the outcome is right, so there is nothing to tell"
SHORT = "faults/test_sudden_death.py::test_nothing_acknowledged_is_lost_and_nothing_is_there_in_part"
POWER = "faults/test_sudden_death.py::test_no_disk_that_a_cut_may_leave_lacks_what_was_acknowledged"
DAMAGED = "The data file {file} is damaged. Restore the last backup"
FULL = "The disk is full. What was saved before is kept"
BAD_BACKUP = "The backup {file} is damaged; choose another one"
ONCE = "faults/test_one_transaction.py::test_each_unit_is_kept_at_once"
STATES = "faults/test_states.py::test_a_file_that_cannot_be_used_is_refused_in_a_sentence_and_stays_as_it_is"
BULK = "faults/hostile/test_imports_in_bulk.py::test_no_spoilt_table_crashes_hangs_or_is_read_wrongly"

SUDDEN: Mapping[str, Fault] = {
    "A1": Fault("killed while saving", (SHORT, ONCE), ("kill", "kill-locked"), silent=AGAIN),
    "A2": Fault(
        "killed at every call that writes",
        (SHORT, "faults/test_disturbing.py::test_it_ends_whole_and_with_one_sentence_whatever_the_disk_does"),
        ("disturb",),
        silent=AGAIN,
    ),
    "A3": Fault("killed during an import", (SHORT, ONCE), ("kill", "disturb"), silent=AGAIN),
    "A4": Fault("killed during an evaluation", (SHORT, ONCE), ("kill", "disturb"), silent=AGAIN),
    "A5": Fault("killed while finalising", (SHORT, ONCE), ("kill", "disturb"), silent=AGAIN),
    "A6": Fault("killed during a backup", (SHORT,), ("kill", "disturb"), silent=AGAIN),
    "A7": Fault(
        "killed while restoring",
        (SHORT, "store/test_restore_killed.py::test_at_every_moment_a_whole_file_bears_the_name"),
        ("kill", "disturb"),
        silent=AGAIN,
    ),
    "A8": Fault(
        "killed during a migration",
        (SHORT, "store/test_migrate.py::test_a_failing_step_leaves_the_file_as_it_was"),
        ("kill", "disturb"),
        silent=AGAIN,
    ),
    "A9": Fault(
        "killed while writing a PDF or workbook",
        (
            "faults/test_papers.py::test_killed_in_the_middle_of_writing_there_is_no_file_yet",
            "faults/test_papers.py::test_killed_before_it_has_its_name_the_older_file_stays",
            "test_parts.py::test_who_writes_a_form_or_a_table_sweeps_its_folder",
        ),
        silent=AGAIN,
    ),
    "A10": Fault(
        "killed while the password or key is changed",
        ("services/vault/test_sudden_death.py::test_what_lies_on_the_disk_at_each_step_opens",),
        silent=AGAIN,
    ),
    "A11": Fault(
        "killed at the first start",
        ("store/test_database.py::test_leftovers_of_an_interrupted_creation_do_no_harm",),
        ("kill",),
        silent=AGAIN,
    ),
    "A12": Fault("killed again while it recovers", (SHORT,), ("kill",), silent=AGAIN),
    "A13": Fault("power cut in any of these", (POWER,), ("power", "power-locked"), silent=AGAIN),
    "A14": Fault("power cut right after a backup", (POWER,), ("power",), silent=AGAIN),
    "A15": Fault(
        "log-off with something half entered",
        (
            "app/test_watch.py::test_when_the_session_ends_half_filled_forms_are_kept_at_once",
            "app/test_sudden_end.py::test_a_form_open_at_a_kill_is_offered_again",
        ),
        silent="the form is offered again at the next start",
    ),
    "A16": Fault(
        "an error nobody foresaw",
        (
            "app/test_unforeseen.py::test_a_fault_in_the_window_is_told_and_logged",
            "cli/test_root.py::test_the_unexpected_names_the_log_that_holds_the_traceback",
        ),
        tells=("Something unexpected went wrong and nothing was changed.",),
    ),
}
STORAGE: Mapping[str, Fault] = {
    "B1": Fault(
        "disk full while saving",
        ("store/test_scopes.py::test_a_full_disk_is_told_and_earlier_saves_stay",),
        ("disturb",),
        (FULL,),
    ),
    "B2": Fault(
        "the file may not grow",
        ("faults/test_narrow_disks.py::test_a_file_that_may_not_grow_is_told_and_what_was_acknowledged_stays",),
        ("disturb",),
        ("The disk reported an error at {file}; it may be full.",),
    ),
    "B3": Fault(
        "disk full during backup, export, migration",
        (
            "services/test_printing_batch.py::test_a_full_disk_ends_the_work_and_leaves_no_half_file",
            "store/test_migrate.py::test_without_room_for_a_copy_nothing_is_changed",
        ),
        ("disturb",),
        (FULL, "To bring {file} up to this version"),
    ),
    "B4": Fault(
        "folder for temporary files full or missing",
        (
            "faults/test_narrow_disks.py::test_no_folder_for_temporary_files_is_needed",
            "faults/test_narrow_disks.py::test_the_engine_keeps_what_it_needs_for_a_moment_in_memory",
        ),
        silent=RIGHT,
    ),
    "B5": Fault(
        "read-only file or folder",
        (
            "store/test_database.py::test_a_file_that_cannot_be_opened_for_writing_is_told_with_why",
            "store/test_looking.py::test_everything_can_be_asked_and_nothing_in_the_folder_changes",
            "app/test_reading.py::test_a_file_that_may_not_be_written_is_offered_for_reading_and_nothing_is_written",
            "app/test_reading.py::test_who_saves_is_refused_keeps_what_was_typed_and_goes_on_with_it_in_a_copy",
            "cli/test_looking.py::test_a_command_that_only_reads_works_on_it",
        ),
        tells=(
            "The data file {file} is read-only.",
            "{file} is open for reading only: the file or its folder may not be written to.",
            "{file} is open for reading only, so this was not done.",
        ),
    ),
    "B6": Fault(
        "the disk reports an error",
        (
            "store/test_problems.py",
            "faults/test_disturbing.py::test_it_ends_whole_and_with_one_sentence_whatever_the_disk_does",
            "faults/test_narrow_disks.py::test_a_backup_without_room_names_its_place_which_may_be_on_another_disk",
            "faults/test_narrow_disks.py::test_a_file_that_may_not_grow_is_told_and_what_was_acknowledged_stays",
            "store/test_database.py::test_a_disk_that_is_full_as_the_new_file_is_closed_leaves_none_behind",
            "store/test_backup.py::test_a_new_file_whose_last_changes_could_not_be_brought_in_changes_nothing",
            "services/vault/test_refused.py::"
            "test_a_disk_that_is_full_as_the_file_written_anew_is_closed_changes_nothing",
            "store/test_database.py::test_a_new_file_that_the_disk_does_not_confirm_is_told_and_leaves_none_behind",
            "store/test_backup.py::test_what_the_disk_does_not_confirm_is_told_and_changes_nothing",
            "test_renaming.py::test_whoever_cannot_be_waited_for_is_heard",
        ),
        ("disturb",),
        ("The disk reported an error at {file}",),
    ),
    "B7": Fault(
        "a second start",
        (
            "store/test_faults.py::test_a_second_process_is_refused_with_a_sentence",
            "app/test_watch.py::test_a_second_start_brings_the_first_window_to_the_front",
            "app/test_reading.py::test_a_file_another_program_works_with_is_looked_at_as_it_stands",
        ),
        tells=("{file} is already open in another Qianji", "{file} is open for reading only: somebody else works"),
    ),
    "B8": Fault(
        "a lock left behind",
        (
            "store/test_lock.py::test_a_lock_file_left_by_a_killed_process_holds_nobody_off",
            "store/test_faults.py::test_a_killed_process_leaves_no_lock",
        ),
        silent=RIGHT,
    ),
    "B9": Fault(
        "a virus scanner holds the file",
        ("test_renaming.py",),
        tells=("{file} is held by another program, perhaps a virus scanner",),
    ),
    "B10": Fault(
        "a folder that is synchronised or on a network",
        (
            "app/test_watch.py::test_a_synchronised_folder_is_told_until_the_owner_knows",
            "services/test_whereabouts.py::test_what_is_said_names_the_service_and_a_folder_to_move_to",
            "services/test_whereabouts.py::test_the_system_of_a_drive_is_that_of_the_nearest_mount",
        ),
        tells=(
            "The company file lies in a folder that {service} synchronises.",
            "The company file lies on another computer's drive.",
        ),
    ),
    "B11": Fault(
        "a stick is pulled out, the file moved, renamed, removed or replaced while it stands open",
        (
            "store/test_mooring.py::test_nothing_is_said_to_be_saved_in_a_file_that_lost_its_place_and_what_was_comes_back",
            "store/test_left_behind.py::test_put_back_under_its_name_as_is_told_it_holds_all_that_was_saved",
            "app/test_moved_file.py::test_what_was_saved_last_comes_in_where_it_is_opened_and_the_owner_is_told",
            "faults/test_pulled_out.py::test_a_folder_that_goes_under_the_program_is_told_and_the_data_go_with_it_whole",
            "services/test_backups.py::test_a_stick_that_is_not_in_is_told_and_no_folder_is_made_in_its_place",
            "services/test_printing_batch.py::test_a_folder_that_is_gone_is_said_to_be",
            "cli/test_company.py::test_a_missing_file_with_backups_leads_to_the_newest_of_them",
        ),
        tells=(
            "The folder {place} is no longer there.",
            "{file} is no longer in {folder}: it was moved, renamed or removed while it stood open",
            "There is no data file at {file}, but changes that were saved in it lie beside it.",
            "There is no data file at {file}, but there are backups of it.",
            "{file} was moved while it stood open, and the program then ended suddenly.",
        ),
    ),
    "B12": Fault(
        "truncated, zeroed, foreign, flipped files",
        (
            STATES,
            "store/test_database.py::test_a_shortened_file_is_refused",
            "store/test_database.py::test_an_emptied_file_is_refused",
            "faults/test_flips.py::test_every_changed_bit_of_an_encrypted_file_is_noticed",
            "faults/test_flips.py::test_a_changed_bit_inside_a_text_of_an_encrypted_file_is_noticed",
            "app/test_rescuing.py::test_a_damaged_file_is_replaced_by_the_backup_chosen_and_kept",
        ),
        ("flips", "plain-flips"),
        (DAMAGED, "The data file {file} is cut short", "The data file {file} is empty (0 bytes)"),
    ),
    "B13": Fault(
        "stale changes beside the file",
        (
            "faults/test_states.py::test_what_lies_beside_a_file_never_spoils_it",
            "store/test_restore_killed.py::test_changes_left_beside_a_damaged_file_never_come_into_the_new_one",
        ),
        ("power",),
        (DAMAGED,),
    ),
    "B14": Fault(
        "another program's file, other tables",
        (
            STATES,
            "store/test_database.py::test_a_file_with_other_tables_is_refused_before_it_is_used",
            "store/test_guards.py::test_a_trigger_or_view_of_another_program_is_refused_and_left",
        ),
        tells=("{file} belongs to another program", "The tables in {file} are not those of this version"),
    ),
    "B15": Fault(
        "a newer version's file",
        (STATES, "store/test_migrate.py::test_a_newer_file_is_refused_and_stays_byte_for_byte"),
        tells=("{file} was written by a newer version of Qianji",),
    ),
    "B16": Fault(
        "a damaged backup",
        (
            "store/test_backup.py::test_a_damaged_backup_changes_nothing",
            "store/test_backup.py::test_a_backup_whose_pages_are_whole_but_not_its_references_changes_nothing",
            "app/test_keeping.py::test_a_damaged_backup_leaves_the_file_open_as_it_was",
            "services/test_backup_shelf.py::test_one_that_was_written_to_since_is_called_so_and_counts_as_no_backup",
        ),
        tells=(BAD_BACKUP,),
    ),
    "B17": Fault(
        "the wrong backup was put back",
        (
            "services/test_backups.py::test_brings_the_backup_back_and_can_be_undone",
            "app/test_keeping.py::test_a_backup_takes_the_files_place_and_undo_brings_the_data_back",
        ),
        tells=("Before a backup is put back, what you have now is put aside.",),
    ),
    "B18": Fault(
        "no room or place for backups",
        (
            "services/test_backups.py::test_goes_to_the_second_folder_alone_where_there_is_no_room_beside_the_file",
            "app/test_watch.py::test_a_day_of_changes_without_a_backup_is_told_until_one_is_made",
        ),
        tells=("No backup could be made beside the data file", "Changes since {moment} are in no checked backup."),
    ),
    "B19": Fault(
        "the clock jumps",
        (
            "faults/test_clock.py::test_none_is_skipped_and_the_newest_stay_whatever_the_clock_says",
            "services/test_backup_shelf.py::test_copies_made_under_a_wrong_clock_push_out_none_made_later",
            "ui/security/test_idle.py::test_a_clock_set_back_locks_rather_than_never",
        ),
        silent=RIGHT,
    ),
    "B20": Fault(
        "ten years of records",
        (
            "faults/test_ten_years.py::test_opening_saving_and_the_first_page_of_the_log_cost_no_more",
            "benchmarks/test_start.py",
        ),
        silent=RIGHT,
    ),
}
