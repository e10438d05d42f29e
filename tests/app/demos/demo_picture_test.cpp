// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demos/picture.h"
#include "tests/testkit/patient_test.h"

#include <QImage>

using playhead::demos::Picture;

class DemoPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsReadByOthers_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("one pixel") << QSize(1, 1);
        QTest::newRow("an odd width") << QSize(7, 3);
        QTest::newRow("more than a block") << QSize(801, 400);
    }
    void aPictureIsReadByOthers()
    {
        QFETCH(const QSize, size);
        Picture picture(size.width(), size.height(), {{{10, 20, 30}, {200, 100, 50}}});
        picture.fill(size.width() - 1, size.height() - 1, 5, 5, 1); // reaches beyond
        const auto bytes = picture.png();
        const QImage image = QImage::fromData(reinterpret_cast<const uchar*>(bytes.data()),
                                              static_cast<int>(bytes.size()), "PNG");
        QCOMPARE(image.size(), size);
        QCOMPARE(image.pixelColor(size.width() - 1, size.height() - 1), QColor(200, 100, 50));
        if (size.width() > 1)
            QCOMPARE(image.pixelColor(0, 0), QColor(10, 20, 30));
    }
};

QTEST_GUILESS_MAIN(DemoPictureTest)
#include "demo_picture_test.moc"
