// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QColor>
#include <QCoreApplication>
#include <QFont>
#include <QImage>
#include <QStaticText>
#include <QVarLengthArray>

#include <array>
#include <cstdint>
#include <unordered_map>

namespace playhead {

class SecretMask;

/// Event types laid out once per text, not once per event and frame; and numbers, put together from
/// figures that are. For one session and font.
class LabelCache
{
    Q_DECLARE_TR_FUNCTIONS(playhead::LabelCache)

public:
    struct Label {
        QStaticText text;
        double width = 0;
        /// Of the text, see pictureOf(): in the two colours that were asked for last.
        struct Picture {
            QImage image;
            QRgb ink = 0;
        };
        mutable std::array<Picture, 2> pictures;
    };
    /// What stands in a bar: labels one behind the other.
    struct Line {
        QVarLengthArray<const Label*, 16> parts;
        double width = 0;
    };

    /// `mask` outlives the cache.
    LabelCache(const QFont& font, const SecretMask& mask);

    [[nodiscard]] const QFont& font() const { return m_font; }
    /// Valid until the next call. Of a text longer than is ever read in a bar, the beginning.
    const Label& label(const Trace& trace, EventIndex event);
    /// The same as a line.
    [[nodiscard]] Line line(const Trace& trace, EventIndex event);
    /// How many events a block holds: "12 events", or the number alone. Valid until clear().
    [[nodiscard]] Line count(std::uint32_t events, bool isShort);
    /// Around the text in its picture: letters may reach out.
    static constexpr int pictureMargin = 1;
    /// The text as a painter draws it, on nothing.
    [[nodiscard]] const QImage& pictureOf(const Label& label, const QColor& ink,
                                          double scale) const;
    /// For another session, whose numbers of strings are its own, and when secrets are revealed.
    void clear();

private:
    [[nodiscard]] Label laidOut(const QString& text) const;
    void append(const QString& text, Line& line);

    QFont m_font;
    const SecretMask& m_mask;
    std::unordered_map<StringId, Label> m_labels;
    std::unordered_map<QString, Label> m_parts; ///< of numbers
    QString m_beforeNumber;
    QString m_behindNumber;
};

} // namespace playhead
