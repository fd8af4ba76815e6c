"""Polled changes: a new day, and writes by other processes."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from qualitytui_screens.file_watch import FileWatch
    from qualitytui_screens.form import Form
    from qualitytui_screens.services import AppServices


def notice(app: "AppServices", watch: "FileWatch") -> None:
    """Notifies the screens; an open form is not refreshed, but shows which days are meant now."""
    forms = [cast("Form", screen) for screen in app.screen_stack if getattr(screen, "is_form", False)]
    new_day = watch.new_day()
    for form in forms if new_day else ():
        form.show_meanings()
    trouble = watch.trouble()
    if trouble:
        app.warn(trouble)
    elif not forms and (watch.has_changed() or watch.is_renewal_due):
        watch.is_renewal_due = False
        app.changed.publish(None)
    if new_day:
        app.show_message(new_day)
