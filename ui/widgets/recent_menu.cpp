// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/recent_menu.h"

#include "ui/bridge/text.h"
#include "ui/context/recent_files.h"
#include "ui/context/session_store.h"

#include <QAction>
#include <QDir>
#include <QHash>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lastWithKey = 9;

/// A name of a file may hold anything but a slash: what would break the line, mark a key or turn
/// the direction of writing is not let through.
QString withoutControls(const QString& name)
{
    QString text;
    for (const QChar c : name) {
        const QChar::Category category = c.category();
        const bool isHarmless =
            category != QChar::Other_Control && category != QChar::Other_Format &&
            category != QChar::Separator_Line && category != QChar::Separator_Paragraph;
        text += isHarmless ? c : QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString fileName(const QString& path)
{
    const QString name = path.section(u'/', -1);
    return name.isEmpty() ? path : name;
}

/// The folder that a file is in, or the last parts of it.
QString folderOf(const QString& path, int parts = -1)
{
    const QString folder = path.section(u'/', 0, -2);
    if (parts < 0)
        return folder.isEmpty() ? u"/"_s : folder;
    return folder.section(u'/', -parts);
}

} // namespace

RecentMenu::RecentMenu(RecentFiles& files, SessionStore& store, QWidget* parent)
    : QMenu(tr("Open &recent"), parent), m_files(files), m_store(store)
{
    setToolTipsVisible(true);
    for (std::size_t i = 0; i < RecentFiles::most; ++i) {
        QAction* action = addAction(QString());
        connect(action, &QAction::triggered, this, [this, i] {
            if (const auto shown = listed(); i < shown.size())
                choose(shown[i]);
        });
        m_entries += action;
    }
    addSeparator();
    m_clear = addAction(tr("&Clear list"));
    m_clear->setStatusTip(tr("Forgets what was opened; the files stay where they are."));
    connect(m_clear, &QAction::triggered, &m_files, &RecentFiles::clear);

    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RecentMenu::update);
    connect(this, &QMenu::aboutToShow, this, [this] {
        m_files.look();
        update();
    });
    connect(&m_files, &RecentFiles::changed, this, &RecentMenu::update);
    // Sessions of the library come, go and are renamed.
    const SessionListModel& sessions = store.model();
    connect(&sessions, &QAbstractItemModel::dataChanged, this, &RecentMenu::updateSoon);
    connect(&sessions, &QAbstractItemModel::rowsInserted, this, &RecentMenu::updateSoon);
    connect(&sessions, &QAbstractItemModel::rowsRemoved, this, &RecentMenu::updateSoon);
    update();
}

/// Many rows may change at once.
void RecentMenu::updateSoon()
{
    if (!m_files.all().empty() && !m_soon.isActive())
        m_soon.start(0);
}

std::vector<RecentFile> RecentMenu::listed() const
{
    std::vector<RecentFile> files = m_files.all();
    const QString folder = QDir::cleanPath(toQString(m_store.library().folder()));
    std::erase_if(
        files, [&](const RecentFile& file) { return file.isOfLibrary() && file.path != folder; });
    return files;
}

QStringList RecentMenu::namesOf(const QStringList& paths)
{
    QStringList names;
    for (const QString& path : paths)
        names += fileName(path);
    const auto depth = [](const QString& path) { return static_cast<int>(path.count(u'/')); };
    for (int parts = 1;; ++parts) {
        QHash<QString, int> counts;
        for (const QString& name : names)
            ++counts[name];
        bool isAmbiguous = false;
        for (qsizetype i = 0; i < paths.size(); ++i) {
            if (counts.value(names[i]) < 2 || parts > depth(paths[i]))
                continue;
            isAmbiguous = true;
            names[i] = fileName(paths[i]) + u" — "_s + folderOf(paths[i], parts);
        }
        if (!isAmbiguous)
            return names;
    }
}

RecentMenu::Line RecentMenu::sessionLine(const RecentFile& file) const
{
    const SessionListModel& sessions = m_store.model();
    const int row = sessions.rowOf(LibraryStore::keyOf(toStdString(file.sessionId)));
    Line line;
    line.isThere = row >= 0;
    line.name = row < 0 ? file.sessionId : sessions.index(row).data().toString(); // masked
    line.place = tr("Session of the library");
    return line;
}

void RecentMenu::update()
{
    const std::vector<RecentFile> files = listed();
    QStringList paths;
    for (const RecentFile& file : files) {
        if (!file.isOfLibrary())
            paths += file.path;
    }
    QStringList names = namesOf(paths);
    for (std::size_t i = 0; i < RecentFiles::most; ++i) {
        QAction& action = *m_entries[static_cast<qsizetype>(i)];
        action.setVisible(i < files.size());
        if (i >= files.size()) {
            action.setText({});
            continue;
        }
        const RecentFile& file = files[i];
        const Line line = file.isOfLibrary()
                              ? sessionLine(file)
                              : Line{names.takeFirst(), folderOf(file.path), !m_files.isGone(file)};
        show(action, static_cast<int>(i) + 1, line);
    }
    menuAction()->setVisible(m_files.isStarted());
    menuAction()->setEnabled(!files.empty());
    m_clear->setEnabled(!m_files.all().empty());
}

void RecentMenu::show(QAction& action, int number, const Line& line) const
{
    const int longest = 60 * fontMetrics().averageCharWidth();
    const QString name =
        fontMetrics().elidedText(withoutControls(line.name), Qt::ElideMiddle, longest);
    QString text = line.isThere ? name : tr("%1 (not found)").arg(name);
    text.replace(u'&', u"&&"_s); // else it marks a key
    action.setText(number > lastWithKey ? text : u"&%1  %2"_s.arg(QString::number(number), text));
    action.setEnabled(line.isThere);
    action.setToolTip(plainToolTip(line.place));
    action.setStatusTip(line.place);
}

void RecentMenu::choose(const RecentFile& file)
{
    if (file.isOfLibrary())
        Q_EMIT sessionChosen(LibraryStore::keyOf(toStdString(file.sessionId)));
    else
        Q_EMIT fileChosen(file.path);
}

} // namespace playhead
