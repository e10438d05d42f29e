# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
"""Reads the window that shows the demo as a screen reader does, and works it by actions alone.

Called by tests/end_to_end/at_spi. Writes all that it read to the file it is given, and exits with 1
where something has no name, or does not do what it says.
"""
import sys
import time

import pyatspi

PATIENCE = 30  # s
MOST_CHILDREN = 2000

problems = []


def wait_for(what, look):
    """What look() finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:  # it went away while it was read
            found = None
        if found:
            return found
        time.sleep(0.2)
    sys.exit(f"at_spi: waited in vain for {what}")


def application():
    for each in pyatspi.Registry.getDesktop(0):
        if each is not None and each.name == "Playhead":
            return each
    return None


def below(root):
    """The accessible and all below it, with their levels."""
    waiting = [(root, 0)]
    while waiting:
        each, level = waiting.pop()
        yield each, level
        count = min(each.childCount, MOST_CHILDREN)
        children = [each.getChildAtIndex(i) for i in range(count)]
        waiting += [(child, level + 1) for child in reversed(children) if child is not None]


def has(accessible, state):
    return accessible.getState().contains(state)


def find(app, role, name=None, **options):
    """The first of this role, by its name or by a condition that its name fulfils."""
    for each, _ in below(app):
        if each.getRoleName() != role:
            continue
        if callable(name) and not name(each.name) or isinstance(name, str) and each.name != name:
            continue
        if all(has(each, state) for state in options.get("states", ())):
            return each
    return None


def act(app, role, name):
    found = wait_for(f"{role} {name}", lambda: find(app, role, name))
    action = found.queryAction()
    if action.nActions == 0 or not action.doAction(0):
        problems.append(f"{role} {name} does nothing")


def dump(app, path):
    """Writes everything, and looks for what can be reached but has no name."""
    named = 0
    with open(path, "a", encoding="utf-8") as file:
        for each, level in below(app):
            role = each.getRoleName()
            name = each.name
            states = [pyatspi.stateToString(state) for state in each.getState().getStates()]
            file.write(f"{'  ' * level}{role} {name!r} {each.description!r} {' '.join(states)}\n")
            is_reached = has(each, pyatspi.STATE_FOCUSABLE) and has(each, pyatspi.STATE_SHOWING)
            if not is_reached or role == "table cell" and level > 0 and not name:
                continue  # a cell of which nothing is recorded says nothing
            if name:
                named += 1
            else:
                problems.append(f"a {role} has no name: {each.description!r}")
        file.write("\n")
    return named


def bars(app):
    """The bars that the lanes have on the screen."""
    lanes = find(app, "table", "Lanes") or find(app, "tree", "Lanes") or find(app, "list", "Lanes")
    if lanes is None:
        return []
    return [each for each, _ in below(lanes) if has(each, pyatspi.STATE_SHOWING) and each.name]


def main():
    app = wait_for("the window", application)
    wait_for("the demo", lambda: find(app, "tree", "Events"))
    open(sys.argv[1], "w", encoding="utf-8").close()
    print(f"named in the waterfall: {dump(app, sys.argv[1])}")

    # The path of a person who looks for what failed.
    act(app, "menu item", "Next failure")
    failed = wait_for(
        "a failed event",
        lambda: find(app, "table cell", lambda name: ", Fail" in name,
                     states=(pyatspi.STATE_SELECTED,)))
    print(f"selected: {failed.name}")
    act(app, "page tab", "Error")
    tab = find(app, "page tab", "Error")
    if not has(tab, pyatspi.STATE_SELECTED) and not has(tab, pyatspi.STATE_FOCUSED):
        problems.append("the page of the error is not chosen")
    print(f"named with an error: {dump(app, sys.argv[1])}")

    line = wait_for("the filter", lambda: find(app, "text", "Filter"))
    line.queryEditableText().setTextContents("result:Fail")
    wait_for("hits", lambda: find(app, "label", lambda name: name.startswith("7 of 60")))
    act(app, "menu item", "Copy as JSON")
    act(app, "menu item", "Clear the filter")
    act(app, "menu item", "Lanes")
    seen = wait_for("bars", lambda: bars(app))
    print(f"bars with a name: {len(seen)}, the first: {seen[0].name}")
    print(f"named in the lanes: {dump(app, sys.argv[1])}")
    act(app, "menu item", "Play")
    act(app, "menu item", "Pause")
    act(app, "menu item", "Quit")
    wait_for("the end", lambda: application() is None)


main()
for problem in problems:
    print(f"at_spi: {problem}", file=sys.stderr)
sys.exit(1 if problems else 0)
