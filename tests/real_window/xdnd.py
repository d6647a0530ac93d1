"""Drops files on an X11 window as a file manager does (XDND, version 5)."""

import time

from Xlib import X, display
from Xlib.protocol import event


def drop(window_id, x, y, uris):
    """Drags `uris` over the window at root position x, y, and drops them there."""
    connection = display.Display()
    root = connection.screen().root
    target = connection.create_resource_object("window", window_id)
    source = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask)
    payload = "".join(uri + "\r\n" for uri in uris).encode()
    atom = connection.intern_atom
    uri_list = atom("text/uri-list")

    def send(kind, data):
        message = event.ClientMessage(window=target, client_type=atom(kind), data=(32, data))
        target.send_event(message, event_mask=0)
        connection.flush()

    def answer(request):
        wanted = request.property or request.target
        if request.target == uri_list:
            request.requestor.change_property(wanted, uri_list, 8, payload)
        else:
            wanted = X.NONE
        request.requestor.send_event(
            event.SelectionNotify(
                time=request.time,
                requestor=request.requestor,
                selection=request.selection,
                target=request.target,
                property=wanted,
            )
        )
        connection.flush()

    def wait_for(kind, seconds=5.0):
        """Serves the data when asked; returns whether a message of this kind came."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while connection.pending_events():
                received = connection.next_event()
                if received.type == X.SelectionRequest:
                    answer(received)
                elif received.type == X.ClientMessage and received.client_type == atom(kind):
                    return True
            time.sleep(0.01)
        return False

    source.set_selection_owner(atom("XdndSelection"), X.CurrentTime)
    send("XdndEnter", [source.id, 5 << 24, uri_list, 0, 0])
    for step in range(3):
        place = ((x + step) << 16) | (y + step)
        send("XdndPosition", [source.id, 0, place, X.CurrentTime, atom("XdndActionCopy")])
        if not wait_for("XdndStatus"):
            raise RuntimeError("the window does not answer the drag")
    time.sleep(0.5)
    send("XdndDrop", [source.id, 0, X.CurrentTime, 0, 0])
    if not wait_for("XdndFinished"):
        raise RuntimeError("the window did not take the drop")
