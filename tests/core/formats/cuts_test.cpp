// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files whose bytes come in pieces, or not all of them: every sample and every golden input of
// every format, packed ones and databases too.
#include "tests/core/formats/document_print.h"
#include "tests/inputs/invariants.h"
#include "tests/inputs/reading.h"
#include "tests/inputs/samples.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>

using namespace playhead;
using inputs::FileSet;
using inputs::SampledFormat;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::vector<SampledFormat>& formats()
{
    static const std::vector<SampledFormat> all =
        inputs::sampled_formats(testkit::sourceDir().toStdString());
    return all;
}

void addSampleRows()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("sample");
    for (std::size_t i = 0; i < formats().size(); ++i) {
        for (std::size_t k = 0; k < formats()[i].samples.size(); ++k)
            QTest::newRow((formats()[i].id + ": " + formats()[i].samples[k].name).c_str())
                << static_cast<int>(i) << static_cast<int>(k);
    }
}

std::string printed(const FileSet& set, const Format* format, std::size_t atOnce = 0)
{
    std::string text;
    for (const auto& document : inputs::read_files(set, format, atOnce))
        text += print_document(*document);
    return text;
}

} // namespace

class CutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatHasInputs();
    void piecesOfAnySizeGiveTheSame_data() { addSampleRows(); }
    void piecesOfAnySizeGiveTheSame();
    void everyPrefixIsReadOrRefused_data() { addSampleRows(); }
    void everyPrefixIsReadOrRefused();
};

void CutsTest::everyFormatHasInputs()
{
    for (const Format* format : all_formats()) {
        const auto known = std::find_if(formats().begin(), formats().end(),
                                        [&](const auto& each) { return each.format == format; });
        QVERIFY2(known != formats().end(), std::string(format->id).c_str());
    }
}

void CutsTest::piecesOfAnySizeGiveTheSame()
{
    QFETCH(const int, format);
    QFETCH(const int, sample);
    const SampledFormat& read = formats()[static_cast<std::size_t>(format)];
    const FileSet& set = read.samples[static_cast<std::size_t>(sample)].set;
    const std::string whole = printed(set, read.format);
    for (const std::size_t atOnce : {1U, 7U, 4096U})
        QCOMPARE(printed(set, read.format, atOnce), whole);
}

void CutsTest::everyPrefixIsReadOrRefused()
{
    QFETCH(const int, format);
    QFETCH(const int, sample);
    const SampledFormat& read = formats()[static_cast<std::size_t>(format)];
    FileSet set = read.samples[static_cast<std::size_t>(sample)].set;
    const auto largest =
        std::max_element(set.files.begin(), set.files.end(), [](const auto& a, const auto& b) {
            return a.bytes.size() < b.bytes.size();
        });
    const std::string bytes = largest->bytes;
    // Every length would take minutes (./tests/campaign mutate --every-prefix); an odd stride meets
    // every kind of place.
    constexpr std::size_t most = 200;
    for (std::size_t length = 0; length < bytes.size(); length += (bytes.size() / most) | 1) {
        largest->bytes = bytes.substr(0, length);
        for (const auto& document : inputs::read_files(set, read.format)) {
            const std::string broken = inputs::broken_invariant(*document);
            QVERIFY2(broken.empty(), (std::to_string(length) + " bytes: " + broken).c_str());
        }
    }
}

QTEST_GUILESS_MAIN(CutsTest)
#include "cuts_test.moc"
