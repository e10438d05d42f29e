// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QScrollBar>

#include <vector>

class QWidget;

namespace playhead {

/// Keeps a page where it is scrolled to while what it shows is shown anew. Made before that, a
/// child of the page; it goes by itself, after a second or with the person's own scrolling.
class KeptScroll : public QObject
{
    Q_OBJECT

public:
    explicit KeptScroll(QWidget& page);

    /// Puts all scroll bars below the page back. What a worker has still to make follows as it
    /// comes.
    void restore() const;

private:
    struct Place {
        QPointer<QScrollBar> bar; ///< may go with what it scrolled
        int value;
    };

    std::vector<Place> m_places;
};

} // namespace playhead
