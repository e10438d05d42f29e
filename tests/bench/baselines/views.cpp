// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/baselines/views.h"

#include "tests/bench/baselines/memory.h"
#include "tests/bench/clock.h"
#include "tests/bench/stage.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QHeaderView>
#include <QScrollBar>
#include <QTextLayout>
#include <QTreeView>

#include <random>

namespace playhead::bench {

namespace {

class FlatModel : public QAbstractTableModel
{
public:
    explicit FlatModel(int rows) : m_rows(rows) {}
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QString::number(index.row())) : QVariant();
    }

private:
    int m_rows;
};

} // namespace

double flat_view_frame(int rows)
{
    constexpr int times = 21;
    FlatModel model(rows);
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setRootIsDecorated(false);
    view.setModel(&model);
    view.resize(frame_width, frame_height);
    view.show();
    QCoreApplication::processEvents();
    std::minstd_rand chance(1); // NOLINT(*-msc51-cpp): the same places in every run
    PaintWatch watch(view.viewport());
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        const int most = view.verticalScrollBar()->maximum();
        const int wanted = most > 0 ? static_cast<int>(chance() % static_cast<unsigned>(most)) : 0;
        watch.restart();
        taken.push_back(time_of([&] {
            view.verticalScrollBar()->setValue(wanted);
            view.viewport()->update(); // also where it is there already
            while (!watch.is_painted())
                QCoreApplication::processEvents();
        }));
    }
    return median(std::move(taken));
}

double lay_out_lines()
{
    constexpr int lines = 60;
    constexpr int times = 11;
    const QString text =
        QStringLiteral("the agent reads a file and writes its answer, ").repeated(3).left(100);
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        taken.push_back(time_of([&] {
            for (int line = 0; line < lines; ++line) {
                QTextLayout layout(text, font);
                layout.beginLayout();
                QTextLine made = layout.createLine();
                made.setLineWidth(frame_width);
                layout.endLayout();
                keep(&layout);
            }
        }));
    }
    return median(std::move(taken));
}

} // namespace playhead::bench
