#!/usr/bin/python3
"""Writes down what a screen reader is told by a program, a line an event, as one would speak it.

usage: listener.py PROCESS_ID
"""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

# What is spoken of a state, where it is on and where it is off.
STATES = [
    (Atspi.StateType.CHECKABLE, Atspi.StateType.CHECKED, "checked", "not checked"),
    (Atspi.StateType.EXPANDABLE, Atspi.StateType.EXPANDED, "expanded", "collapsed"),
    (Atspi.StateType.SELECTABLE, Atspi.StateType.SELECTED, "selected", ""),
]
# What holds other things and is told of when it is entered.
AROUND = {
    Atspi.Role.DIALOG: "dialog",
    Atspi.Role.PANEL: "panel",
    Atspi.Role.LIST: "list",
    Atspi.Role.TABLE: "table",
}
EVENTS = [
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:state-changed:expanded",
    "object:text-selection-changed",
    "object:announcement",
    "object:property-change:accessible-name",
]


class Listener:
    """Remembers where the focus was, to tell only what is new around it."""

    def __init__(self, process):
        self.process = process
        self.around = []
        self.last = None

    def hear(self, event):
        try:
            source = event.source
            if source.get_process_id() != self.process:
                return
            for line in self.spoken(event, source):
                if line and line != self.last:
                    print(line, flush=True)
                    self.last = line
        except gi.repository.GLib.Error:
            pass  # it went away while it was asked

    def spoken(self, event, source):
        kind = event.type
        if kind.startswith("object:state-changed:focused"):
            if event.detail1:
                yield from self.focused(source)
        elif kind.startswith("object:announcement"):
            yield f"announcement: {event.any_data}"
        elif kind.startswith("object:text-selection-changed"):
            yield f"selected text: {selected_text(source)}"
        elif source.get_state_set().contains(Atspi.StateType.FOCUSED):
            if kind.startswith("object:property-change"):
                yield f"renamed: {source.get_name()}"
            else:
                yield f"now: {', '.join(states(source))}"

    def focused(self, source):
        around = []
        above = source.get_parent()
        while above is not None:
            if above.get_role() in AROUND and above.get_name():
                around.insert(0, (above.get_name(), AROUND[above.get_role()]))
            above = above.get_parent()
        for entered in [place for place in around if place not in self.around]:
            yield f"in {entered[1]}: {entered[0]}"
        self.around = around
        yield f"focus: {described(source)}"


def states(source):
    has = source.get_state_set().contains
    for able, state, yes, no in STATES:
        if has(able) or has(state):
            told = yes if has(state) else no
            if told:
                yield told
    if not has(Atspi.StateType.SENSITIVE):
        yield "not available"


def described(source):
    parts = [source.get_name() or value(source) or "(no name)", source.get_role_name()]
    parts += states(source)
    attributes = source.get_attributes() or {}
    if "posinset" in attributes:
        parts.append(f"{attributes['posinset']} of {attributes.get('setsize', '?')}")
    return ", ".join(parts)


def value(source):
    text = source.get_text_iface()
    return Atspi.Text.get_text(text, 0, -1) if text else ""


def selected_text(source):
    text = source.get_text_iface()
    if text is None or Atspi.Text.get_n_selections(text) == 0:
        return "nothing"
    chosen = Atspi.Text.get_selection(text, 0)
    return Atspi.Text.get_text(text, chosen.start_offset, chosen.end_offset).replace("\n", " ")


def main():
    Atspi.init()
    listener = Listener(int(sys.argv[1]))
    heard = Atspi.EventListener.new(listener.hear)
    for event in EVENTS:
        heard.register(event)
    print("listening", flush=True)
    Atspi.event_main()


if __name__ == "__main__":
    main()
