"""Everything that depends on private names of Textual, each with its reason; Textual is pinned to one minor version.

- `textual._compositor`: `ChopsUpdate`, `LayoutUpdate`, `CompositorUpdate` and their `spans`, `chop_ends`, `strips`.
  `screen_diff` reads which cells an update paints, to send only those that differ.
- `App._display`, `_batch_count`: the one place through which every update goes to the terminal, and whether it is
  put off.
- `Screen._on_timer_update`, `_compositor_refresh`, `_update_timer`, `_callbacks`: what paints a screen, after how long,
  and what waits for the next painting; `paced_screen` has the whole answer to a key painted at once.
- `App._handle_exception`, `_exception`, `_exception_event`, `_return_code`, `_close_messages_no_wait`: an error ends
  the app with an exit code and a clean terminal, without a traceback that prints records.
- `App._filters`: the list of line filters; the last one removes control characters.
- `App._refresh_truecolor_filter`: the theme is set before the stylesheet is read, so this is called by hand.
- `App._disable_notifications`, `_disable_tooltips`: there are neither toasts nor tooltips, as messages stand in the
  status bar.
- `Screen._push_result_callback`: the screen an app begins with can be replaced like one put over another.
- `Input._position_to_cell`: the cell of the caret, where an input method opens its window.
- `Widget._border_title`: what stands in a border, set without painting all of the widget.
- `textual._xterm_parser`: `XTermParser`, and `LinuxDriver._debug`: `eager_driver` reads keys without a wait, from
  bytes that need not be valid.
- `ScrollBar.renderer`: public, but set for the class: every scroll bar is drawn with blanks.
"""
