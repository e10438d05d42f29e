// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/timeline/tabular_text.h"

#include <QFont>
#include <QImage>
#include <QPainter>

#include <algorithm>

using namespace playhead;
using namespace Qt::StringLiterals;

namespace {

constexpr int imageWidth = 200;
constexpr int imageHeight = 24;

/// The columns of pixels from the first to the last that the text put ink into.
struct Ink {
    int left = imageWidth;
    int right = -1;
};

Ink inkOf(const TabularText& figures, const QString& text, int cellWidth)
{
    QImage image(imageWidth, imageHeight, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    figures.drawRight(painter, QRectF(imageWidth - cellWidth, 0, cellWidth, imageHeight), text);
    painter.end();
    Ink ink;
    for (int x = 0; x < imageWidth; ++x)
        for (int y = 0; y < imageHeight; ++y)
            if (image.pixelColor(x, y) != Qt::white) {
                ink.left = std::min(ink.left, x);
                ink.right = std::max(ink.right, x);
            }
    return ink;
}

} // namespace

class TabularTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFigureEndsAtTheRightEdge()
    {
        const TabularText figures{QFont()};
        const Ink ink = inkOf(figures, u"9,999,999"_s, 150);
        QVERIFY(ink.right > imageWidth - 4);
        QVERIFY(ink.left >= imageWidth - figures.width(u"9,999,999"_s) - 1);
    }

    void whatHasNoRoomIsNotAnotherFigure_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("count") << u"123,456,789"_s;
        QTest::newRow("computed cost") << u"≈ $12345.67"_s;
    }
    void whatHasNoRoomIsNotAnotherFigure()
    {
        QFETCH(QString, text);
        const TabularText figures{QFont()};
        constexpr int cellWidth = 40;
        QVERIFY(figures.width(text) > cellWidth);
        const Ink ink = inkOf(figures, text, cellWidth);
        QVERIFY(ink.left >= imageWidth - cellWidth);
        const Ink mark = inkOf(figures, u"…"_s, cellWidth);
        QCOMPARE(ink.left, mark.left);
        QCOMPARE(ink.right, mark.right);
    }
};

QTEST_MAIN(TabularTextTest)
#include "tabular_text_test.moc"
