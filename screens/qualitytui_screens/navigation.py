"""The screens that one goes to from anywhere, each loaded when one goes there."""

from textual.screen import Screen

from qualitytui_screens.services import AppServices


class Navigation:
    """Goes to a screen by its key; from any other it leads back to the board first."""

    def __init__(self, app: AppServices) -> None:
        self._app = app

    def _go(self, screen: Screen[None]) -> None:
        self._app.go_home()
        self._app.push_screen(screen)

    def action_board(self) -> None:
        """Goes back to the board."""
        self._app.go_home()

    def action_departments(self) -> None:
        """Goes to the departments."""
        from qualitytui_screens.departments import DepartmentsScreen  # noqa: PLC0415 - on demand

        self._go(DepartmentsScreen())

    def action_calendar(self) -> None:
        """Goes to the calendar."""
        from qualitytui_screens.calendar import CalendarScreen  # noqa: PLC0415 - on demand

        self._go(CalendarScreen())

    def action_history(self) -> None:
        """Goes to the history."""
        from qualitytui_screens.history import HistoryScreen  # noqa: PLC0415 - on demand

        self._go(HistoryScreen())

    def action_snapshots(self) -> None:
        """Goes to the snapshots."""
        from qualitytui_screens.snapshots import SnapshotsScreen  # noqa: PLC0415 - on demand

        self._go(SnapshotsScreen())

    def action_supervision(self) -> None:
        """Goes to the rounds of return forms, the letters and the orders."""
        from qualitytui_screens.supervision import SupervisionScreen  # noqa: PLC0415 - on demand

        self._go(SupervisionScreen())

    def action_assessment(self) -> None:
        """Goes to the assessment of the year."""
        from qualitytui_screens.assessment import AssessmentScreen  # noqa: PLC0415 - on demand

        self._go(AssessmentScreen())

    def action_year_end(self) -> None:
        """Goes to what a year leaves: unfinished items, evidence, the plan put on file, the archive."""
        from qualitytui_screens.year_end import YearEndScreen  # noqa: PLC0415 - on demand

        self._go(YearEndScreen())

    def action_plan(self) -> None:
        """Goes to the plan's document."""
        from qualitytui_screens.plan import PlanScreen  # noqa: PLC0415 - on demand

        self._go(PlanScreen())
