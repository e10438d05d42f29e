// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractScrollArea>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

namespace playhead {

/// A column of cards of different heights, of which only those near the visible part exist. A card
/// is any widget with a height for its width.
class CardList : public QAbstractScrollArea
{
    Q_OBJECT

public:
    using MakeCard = std::function<QWidget*(int index, QWidget* parent)>;

    explicit CardList(QWidget* parent = nullptr);

    /// Shows `count` cards from the first on; `make` is called when one is needed, and again for
    /// one that was far away for long.
    void setCards(int count, MakeCard make);
    [[nodiscard]] int count() const { return static_cast<int>(m_slots.size()); }
    /// The card, or null where it does not exist now.
    [[nodiscard]] QWidget* card(int index) const;
    [[nodiscard]] int existingCards() const;
    void scrollToCard(int index);

protected:
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Slot {
        QWidget* widget = nullptr;
        QPointer<QWidget> lastTabStop;
        int top = 0;
        int height = 0;
        int width = -1; ///< for which the height holds
    };

    void arrange();
    /// Makes and measures the cards from `first` to the lower end; whether any height changed.
    bool measure(int scroll);
    /// What Tab leads to before it comes to the card.
    [[nodiscard]] QWidget* tabStopBefore(std::size_t card);
    void updateTops();
    void place();
    void dropFarCards();
    [[nodiscard]] int slotAt(int y) const;
    [[nodiscard]] int cardWidth() const;
    void showFocused(QWidget* now);

    std::vector<Slot> m_slots;
    MakeCard m_make;
    QTimer m_later; ///< cards say in the midst of their own layout that they changed
    bool m_isArranging = false;
};

} // namespace playhead
