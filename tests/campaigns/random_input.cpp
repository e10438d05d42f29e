// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A day of use in twenty minutes: the window is clicked, dragged, scrolled and typed into as chance
// wants it, with the samples of all formats open one after the other. It must not crash, nor grow.
#include "tests/bench/resident.h"
#include "tests/campaigns/hands.h"
#include "tests/campaigns/words.h"
#include "tests/testkit/paths.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

namespace playhead::campaign {

namespace {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

struct Plan {
    milliseconds time = std::chrono::minutes(20);
    std::uint64_t seed = 1;
};

/// Caches are full by a quarter of it, and what a sanitizer holds back.
constexpr milliseconds leastTelling = std::chrono::minutes(4);
constexpr double megabyte = 1 << 20;

/// Where a link would lead: nowhere.
class Nowhere : public QObject
{
    Q_OBJECT

public:
    Nowhere()
    {
        for (const QString& scheme : schemes)
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~Nowhere() override
    {
        for (const QString& scheme : schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    }

public Q_SLOTS:
    void open(const QUrl& url) { Q_UNUSED(url) }

private:
    static inline const QStringList schemes = {u"file"_s, u"http"_s, u"https"_s, u"mailto"_s};
};

/// What happens beside the hands.
class Day : public QObject
{
    Q_OBJECT

public:
    Day(MainWindow& window, const Plan& plan)
        : m_window(window), m_plan(plan), m_hands(window, plan.seed)
    {
        m_samples = QDir(testkit::samplePath({})).entryInfoList(QDir::Files, QDir::Name);
        m_since.start();
        QTimer::singleShot(0, this, &Day::act);
    }

    [[nodiscard]] bool report() const
    {
        for (std::size_t i = 0; i < Hands::deedCount; ++i)
            std::printf("%-14s %8llu\n", Hands::nameOf(static_cast<Hands::Deed>(i)),
                        static_cast<unsigned long long>(m_hands.counts().at(i)));
        std::printf("files opened   %8d\n", m_opened);
        // A quarter of the time is what it takes to have seen all there is.
        const double first = m_early.value_or(bench::resident_memory());
        const double last = bench::resident_memory();
        std::printf("memory: %.1f MB after a quarter of the time, %.1f MB at the end: %+.1f MB\n",
                    first / megabyte, last / megabyte, (last - first) / megabyte);
        if (m_plan.time < leastTelling) {
            std::printf("too short a time to tell whether it grows\n");
            return true;
        }
        constexpr double most = 1.25;
        constexpr double noise = 48 * megabyte;
        return last <= first * most + noise;
    }

private:
    void act()
    {
        constexpr int inputsPerFile = 1500;
        // A deed may open a dialog, and come back when it is closed: the next one comes in there. A
        // timer does not fire while its slot runs.
        QTimer::singleShot(1, this, &Day::act);
        if (milliseconds(m_since.elapsed()) > m_plan.time)
            return end();
        if (!m_early && milliseconds(m_since.elapsed()) > m_plan.time / 4)
            m_early = bench::resident_memory();
        if (!m_window.isVisible()) // it was closed
            m_window.show();
        const bool isBare =
            !QApplication::activeModalWidget() && !QApplication::activePopupWidget();
        if (isBare && m_inputs++ % inputsPerFile == 0) {
            closeOlder();
            const QString path = m_samples.at(m_opened++ % m_samples.size()).filePath();
            std::printf("%8.1f MB, opens %s\n", bench::resident_memory() / megabyte,
                        qPrintable(path));
            m_window.openFiles({path});
        }
        m_hands.act();
    }

    /// Files, that is: what chance put into the library stays in the list.
    void closeOlder()
    {
        constexpr qsizetype mostOpen = 3;
        QStringList open;
        const auto& model = m_window.store().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.entry(row).key.startsWith(u"file:"_s))
                open += model.entry(row).key;
        }
        for (qsizetype i = 0; i + mostOpen < open.size(); ++i)
            m_window.store().close(open.at(i));
    }

    /// Loops of dialogs and menus end first.
    void end()
    {
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        else if (QWidget* modal = QApplication::activeModalWidget())
            modal->close();
        else
            QApplication::quit();
    }

    MainWindow& m_window;
    Plan m_plan;
    Hands m_hands;
    QFileInfoList m_samples;
    QElapsedTimer m_since;
    int m_inputs = 0;
    int m_opened = 0;
    std::optional<double> m_early;
};

int run(const Plan& plan, int count, char** values)
{
    QApplication application(count, values);
    QApplication::setQuitOnLastWindowClosed(false);
    QCoreApplication::setOrganizationName(u"playhead-campaign"_s);
    const Nowhere nowhere;
    Theme::instance().install(application);
    std::printf("seed %llu\n", static_cast<unsigned long long>(plan.seed));
    bool isFine = false;
    {
        MainWindow window;
        window.useLibrary(QDir::homePath().toStdString() + "/library");
        window.show();
        Day day(window, plan);
        QApplication::exec();
        isFine = day.report();
    }
    std::printf("%s\n", isFine ? "no finding" : "it grew");
    return isFine ? 0 : 1;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead::campaign;
    Words words(count, values);
    Plan plan;
    constexpr double usual_minutes = 20;
    const double minutes = words.number("--minutes", usual_minutes);
    plan.time = std::chrono::milliseconds(static_cast<std::int64_t>(minutes * 60'000));
    plan.seed = words.count("--seed", plan.seed);
    if (!words.are_understood())
        return 2;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    return run(plan, count, values);
}
#include "random_input.moc"
