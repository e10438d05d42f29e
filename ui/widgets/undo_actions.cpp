// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/undo_actions.h"

#include "ui/context/event_annotations.h"
#include "ui/context/library_steps.h"
#include "ui/context/session_context.h"
#include "ui/context/undo_step.h"

#include <QAction>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

const UndoStep* stepAt(const QUndoStack& stack, int index)
{
    return index < 0 ? nullptr : static_cast<const UndoStep*>(stack.command(index));
}

} // namespace

UndoActions::UndoActions(SessionContext& context, LibrarySteps& library, QObject* parent)
    : QObject(parent)
    , undo(new QAction(tr("&Undo"), this))
    , redo(new QAction(tr("&Redo"), this))
    , m_context(context)
    , m_library(library)
{
    undo->setShortcut(u"Ctrl+Z"_s);
    undo->setStatusTip(tr("Takes back what was done last: to a bookmark or note, or to a session "
                          "of the library."));
    redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    redo->setStatusTip(tr("Does again what was taken back."));
    connect(undo, &QAction::triggered, this, [this] { go(Direction::Back); });
    connect(redo, &QAction::triggered, this, [this] { go(Direction::Forth); });
    const QUndoGroup& ofSession = context.annotations().undo();
    connect(&ofSession, &QUndoGroup::activeStackChanged, this, &UndoActions::update);
    connect(&ofSession, &QUndoGroup::indexChanged, this, &UndoActions::update);
    connect(&library.stack(), &QUndoStack::indexChanged, this, &UndoActions::update);
    connect(&context, &SessionContext::secretsRevealedChanged, this, &UndoActions::update);
    connect(&library, &LibrarySteps::busyChanged, this, &UndoActions::goOn);
    // What would follow is not what was meant.
    connect(&library, &LibrarySteps::refused, this, [this] { m_waiting.clear(); });
    update();
}

QList<QUndoStack*> UndoActions::stacks() const
{
    QList<QUndoStack*> stacks = {&m_library.stack()};
    if (QUndoStack* ofSession = m_context.annotations().undo().activeStack())
        stacks += ofSession;
    return stacks;
}

UndoActions::Candidate UndoActions::next(Direction direction) const
{
    Candidate latest;
    quint64 lastMade = 0; // of what is done
    for (QUndoStack* stack : stacks()) {
        const int index = stack->index();
        const UndoStep* done = stepAt(*stack, index - 1);
        const UndoStep* undone = index < stack->count() ? stepAt(*stack, index) : nullptr;
        if (done)
            lastMade = std::max(lastMade, done->made());
        const UndoStep* step = direction == Direction::Back ? done : undone;
        if (step && (!latest.step || step->moved() > latest.step->moved()))
            latest = {stack, step};
    }
    // Whoever does something else after going back has left what was ahead.
    if (direction == Direction::Forth && latest.step && latest.step->moved() < lastMade)
        return {};
    return latest;
}

/// A step of the library takes a while; what is asked for meanwhile comes after it.
void UndoActions::go(Direction direction)
{
    if (m_library.isBusy()) {
        m_waiting += direction;
        return;
    }
    const Candidate found = next(direction);
    if (!found.stack)
        return;
    if (direction == Direction::Back)
        found.stack->undo();
    else
        found.stack->redo();
}

void UndoActions::goOn()
{
    while (!m_waiting.isEmpty() && !m_library.isBusy())
        go(m_waiting.takeFirst());
    update();
}

void UndoActions::update()
{
    const auto show = [this](QAction& action, Direction direction, const QString& word) {
        const UndoStep* step = next(direction).step;
        QString words = step ? step->words(m_context.mask()) : QString();
        words.replace(u'&', u"&&"_s); // else it marks a key
        action.setIconText(word);
        action.setText(words.isEmpty() ? word : word + u' ' + words);
        // What is being done can be taken back as soon as it is done.
        action.setEnabled(step || (direction == Direction::Back && m_library.isBusy()));
    };
    show(*undo, Direction::Back, tr("&Undo"));
    show(*redo, Direction::Forth, tr("&Redo"));
}

} // namespace playhead
