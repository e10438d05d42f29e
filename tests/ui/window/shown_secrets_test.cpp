// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_view.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>

#include <algorithm>
#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

// Of this length, the middle of it stands where a long name is cut.
const QByteArray padding(150, 'x');

QByteArray secret(const QByteArray& where)
{
    return "eyJhbGciOiJIUzI1NiJ9." + where.toBase64(QByteArray::OmitTrailingEquals) +
           "Zm9yIHRlc3Rz.c2lnbmF0dXJlIG9m" + QByteArray(120, 'A');
}

/// A session in which every short recorded text holds a token.
QByteArray sessionOfSecrets()
{
    return R"({"playhead":1,"session":{"session_id":"s","name":"Run )" + padding + ' ' +
           secret("name") + R"(","tags":["tag )" + secret("session tag") + R"("]},"events":[)" +
           R"({"event_type":"outer )" + secret("outer") +
           R"(","id":"1","timestamp":1795212989,"end_timestamp":1795212999},)" +
           R"({"event_type":")" + padding + ' ' + secret("type") + R"(","id":"id )" + secret("id") +
           R"(","parent_id":"1","action_type":"odd )" + secret("action") + R"(","model":"model )" +
           secret("model") + R"(","agent":"agent )" + secret("agent") + R"(","thread":"thread )" +
           secret("thread") + R"(","tags":["tag )" + secret("tag") +
           R"("],"init_timestamp":1795212990,"end_timestamp":1795212995}]})";
}

bool showsSecret(const QString& text)
{
    return text.contains(u"eyJ"_s) || text.contains(u"AAAAAAAA"_s);
}

} // namespace

/// All that a session with secrets in its names shows.
class ShownSecretsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Scratch> scratch;
    std::unique_ptr<MainWindow> window;

    WaterfallView& waterfall() { return *window->findChild<WaterfallView*>(); }

    QStringList rowTexts()
    {
        QStringList texts;
        const EventRowsModel& rows = waterfall().rowsModel();
        for (int row = 0; row < rows.rowCount(); ++row) {
            for (int column = 0; column < rows.columnCount(); ++column) {
                for (const int role :
                     {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    texts += rows.index(row, column).data(role).toString();
            }
        }
        return texts;
    }
    QStringList spokenTexts()
    {
        QStringList texts;
        QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&waterfall());
        for (int child = 0; child < root->childCount(); ++child)
            texts += root->child(child)->text(QAccessible::Name);
        return texts;
    }
    QStringList sessionTexts()
    {
        const QModelIndex entry = window->store().model().index(0);
        return {window->windowTitle(), entry.data(Qt::DisplayRole).toString(),
                entry.data(Qt::AccessibleTextRole).toString()};
    }
    QStringList copiedTexts()
    {
        QStringList texts;
        window->context().select(EventIndex(1U));
        waterfall().eventActions().copyName->trigger();
        texts += QApplication::clipboard()->text();
        QApplication::clipboard()->clear();
        waterfall().eventActions().copyId->trigger();
        static_cast<void>(
            testkit::waitFor([] { return !QApplication::clipboard()->text().isEmpty(); }));
        texts += QApplication::clipboard()->text();
        return texts;
    }
    /// Every text that must hold a secret's mask, or the secret where it is revealed.
    QList<QStringList> placesWithSecrets()
    {
        return {rowTexts(), spokenTexts(), sessionTexts(), copiedTexts()};
    }

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init()
    {
        scratch = std::make_unique<Scratch>();
        window = std::make_unique<MainWindow>();
        window->show();
        window->openFiles({scratch->write(u"secrets.json"_s, sessionOfSecrets())});
        QTRY_VERIFY(window->isSettled());
        QCOMPARE(waterfall().rowsModel().rowCount(), 2);
    }
    void cleanup() { window.reset(); }

    void namesAndCopiesAreMaskedUntilThePersonAsks()
    {
        for (const QStringList& place : placesWithSecrets()) {
            QVERIFY(!place.filter(u"••••"_s).isEmpty());
            for (const QString& text : place)
                QVERIFY2(!showsSecret(text), qPrintable(text));
        }
        window->context().setSecretsRevealed(true);
        for (const QStringList& place : placesWithSecrets()) {
            QVERIFY(place.filter(u"••••"_s).isEmpty());
            QVERIFY(std::any_of(place.begin(), place.end(), showsSecret));
        }
        window->context().setSecretsRevealed(false);
        for (const QStringList& place : placesWithSecrets())
            QVERIFY(std::none_of(place.begin(), place.end(), showsSecret));
    }

    void whatIsDrawnFollowsTheSwitch()
    {
        const QRect names(0, 0, 600, 200);
        const QImage masked = waterfall().grab(names).toImage();
        window->context().setSecretsRevealed(true);
        const QImage revealed = waterfall().grab(names).toImage();
        QVERIFY(masked != revealed);
        window->context().setSecretsRevealed(false);
        QCOMPARE(waterfall().grab(names).toImage(), masked);
    }

    void noWidgetShowsASecret()
    {
        window->context().select(EventIndex(1U));
        QTRY_VERIFY(window->isSettled());
        for (const QWidget* widget : window->findChildren<QWidget*>()) {
            for (const char* property : {"text", "toolTip", "accessibleName", "windowTitle"}) {
                const QString text = widget->property(property).toString();
                QVERIFY2(!showsSecret(text),
                         qPrintable(u"%1 %2: %3"_s.arg(
                             QLatin1StringView(widget->metaObject()->className()),
                             QLatin1StringView(property), text)));
            }
        }
    }
};

QTEST_MAIN(ShownSecretsTest)
#include "shown_secrets_test.moc"
