// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/context/filter_hits.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace playhead {

class SessionContext;

/// The filter of the window: a text as it is being written, the last valid filter in it, and the
/// events of the context's session that it holds for. Stays from session to session.
///
/// What the columns settle is known when a setter returns. Where the source must be read, a worker
/// does it once the typing pauses, and the hits come in a few times a second; until the first of
/// them, the hits before stay. Lives on the GUI thread.
class EventFilter : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Hide, ///< only hits and what they ran inside of have rows
        Dim,  ///< all have, and what is no hit is faded
    };

    /// Owned by the context, which outlives it.
    explicit EventFilter(SessionContext& context);
    ~EventFilter() override;

    [[nodiscard]] const QString& text() const { return m_text; }
    /// What the text says, whether valid or not.
    [[nodiscard]] const ParsedFilter& parsed() const { return m_parsed; }
    /// The last valid filter: while the text is wrong, it goes on to hold.
    [[nodiscard]] const Filter& filter() const { return m_hits.filter(); }
    [[nodiscard]] bool isActive() const { return !filter().is_empty(); }

    /// Null where no filter is active or no session shown; else of the size of the context's trace.
    [[nodiscard]] const std::shared_ptr<const Bits>& hits() const { return m_hits.hits(); }
    /// The hits with all that they ran inside of. Null as hits() is.
    [[nodiscard]] std::shared_ptr<const Bits> shown() const;
    // The same by where they stand in the order of the tree. Not where hits() is null.
    [[nodiscard]] const Bits& hitsAt() const { return m_hits.byPosition(); }
    [[nodiscard]] const Bits& shownAt() const { return m_shownAt; }
    [[nodiscard]] std::uint32_t hitCount() const { return m_hits.count(); }
    /// Whether hits may still come.
    [[nodiscard]] bool isRunning() const { return m_hits.isRunning(); }
    /// The share of the events that must be read that is read, 0 to 1.
    [[nodiscard]] double progress() const { return m_hits.progress(); }
    /// Events that could not be read, and so are no hits.
    [[nodiscard]] std::uint32_t unread() const { return m_hits.unread(); }
    /// The next hit in the order of the tree, round the end; none where there is no hit.
    [[nodiscard]] EventIndex hitAfter(EventIndex event, bool forward) const
    {
        return m_hits.after(event, forward);
    }
    [[nodiscard]] EventIndex firstHit() const { return hitAfter(EventIndex(), true); }

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool canGoBack() const { return isUncommitted() || m_place > 0; }
    [[nodiscard]] bool canGoForward() const;

public Q_SLOTS:
    /// The text while it is being typed: no place to come back to until commit().
    void setText(const QString& text);
    /// What is typed is meant: back() comes back to it. An invalid text is none.
    void commit();
    /// Another filter, as its canonical text, from a chip or a menu.
    void apply(const playhead::Filter& filter);
    void clear() { apply(Filter()); }
    /// Through the filters that were meant, as a browser does.
    void back();
    void forward();
    void setMode(playhead::EventFilter::Mode mode);

Q_SIGNALS:
    void textChanged();
    /// Hits, of this trace or of another, before what is shown of them is worked out: for workers
    /// that may begin meanwhile. shown() is still that of before.
    void hitsFound();
    /// Hits and shown, of this trace or of another.
    void hitsChanged();
    /// isRunning(), progress(), unread(). Comes after hitsChanged() where both do.
    void progressChanged();
    void modeChanged();
    /// canGoBack(), canGoForward().
    void historyChanged();

private:
    void showHits();
    void showHistory();
    [[nodiscard]] bool isUncommitted() const;

    SessionContext& m_context;
    QString m_text;
    ParsedFilter m_parsed;
    FilterHits m_hits;
    Bits m_shownAt;
    mutable std::shared_ptr<const Bits> m_shown; ///< once asked for
    Mode m_mode = Mode::Hide;

    QStringList m_history = {QString()};
    qsizetype m_place = 0;
};

} // namespace playhead
