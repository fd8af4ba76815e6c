"""Everything that depends on private names of Textual, each with its reason; Textual is pinned to one minor version.

- `textual._compositor`: `ChopsUpdate`, `LayoutUpdate`, `CompositorUpdate` and their `spans`, `chop_ends`, `strips`.
  `screen_diff` reads which cells an update paints, to send only those that differ.
- `App._display`: the one place through which every update goes to the terminal.
- `App._handle_exception`, `_exception`, `_exception_event`, `_return_code`, `_close_messages_no_wait`: an error ends
  the app with an exit code and a clean terminal, without a traceback that prints records.
- `App._filters`: the list of line filters; the last one removes control characters.
- `App._refresh_truecolor_filter`: the theme is set before the stylesheet is read, so this is called by hand.
- `App._refresh_notifications`: toasts are not shown, as messages stand in the status bar.
- `Input._position_to_cell`: the cell of the caret, where an input method opens its window.
- `linux_driver.getincrementaldecoder`: the decoder of the reading thread, replaced by one that takes invalid bytes.
- `ScrollBar.renderer`: public, but set for the class: every scroll bar is drawn with blanks.
"""
