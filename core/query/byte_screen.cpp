// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/byte_screen.h"

#include "core/base/json_chars.h"
#include "core/base/utf8.h"
#include "core/query/regex.h"

#include <algorithm>
#include <array>
#include <optional>

namespace playhead {

namespace {

/// More of them take longer than to decode the records.
constexpr std::size_t most_runs = 24;
constexpr std::size_t longest_run = 24;
static_assert(longest_run < ByteScreen::overlap);

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lowered(char c)
{
    return is_letter(c) ? static_cast<char>(c | 0x20) : c;
}

/// Whether nothing but the character itself is written for it, escapes of ASCII letters apart,
/// which are rare and looked for.
bool means_itself(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '/';
}

/// The letters of ASCII that others than their capitals equal when case is ignored: the long s and
/// the Kelvin sign.
bool has_more_cases(char c)
{
    return lowered(c) == 's' || lowered(c) == 'k';
}

/// Those that writers of JSON like to escape for the sake of HTML.
bool is_often_escaped(char c)
{
    return c == '<' || c == '>' || c == '&' || c == '\'' || c == '=' || c == '+';
}

/// How rare a byte is in recorded text, roughly: the rarer of two is to be looked for.
std::size_t rarity(char c)
{
    constexpr std::string_view common_first =
        " etaoinsrhld\",cu\\0mp:1fg2y.b_w35v489-76{}k/()=[]'x;jq<>z*+&!?@#$%~^|`";
    const std::size_t place = common_first.find(c);
    return place == std::string_view::npos ? common_first.size() : place;
}

/// Whether the small letters stand there in any case.
bool stands_at(std::string_view run, std::string_view bytes, std::size_t at)
{
    return bytes.size() - at >= run.size() &&
           std::equal(run.begin(), run.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return a == lowered(b); });
}

/// What a text is made of, from one character to another for which `breaks` holds.
template <typename Breaks, typename Use>
void for_each_run(std::string_view text, Breaks breaks, Use use)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && end - at < longest_run && !breaks(text[end]))
            ++end;
        if (end > at)
            use(text.substr(at, end - at));
        else
            ++end;
        at = end;
    }
}

/// The places of the two rarest bytes of a run, in order; the same where there is but one.
std::pair<std::size_t, std::size_t> rarest_two(std::string_view run)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (rarity(run[i]) > rarity(run[best]))
            best = i;
    }
    std::size_t second = best == 0 ? std::min<std::size_t>(1, run.size() - 1) : 0;
    for (std::size_t i = 0; i < run.size(); ++i) {
        if (i != best && rarity(run[i]) > rarity(run[second]))
            second = i;
    }
    return std::minmax(best, second);
}

std::size_t rarity_of_run(std::string_view run)
{
    const auto [first, second] = rarest_two(run);
    return rarity(run[first]) + rarity(run[second]);
}

/// All that has a case has it among these.
const std::string& characters_with_case()
{
    static const std::string characters = [] {
        constexpr std::uint32_t first = 0x80;
        constexpr std::uint32_t end = 0x20000;
        constexpr std::uint32_t surrogates = 0xD800;
        constexpr std::uint32_t after_surrogates = 0xE000;
        std::string all;
        for (std::uint32_t c = first; c < end; ++c) {
            if (c < surrogates || c >= after_surrogates)
                append_utf8(all, c);
        }
        return all;
    }();
    return characters;
}

/// A character with those that equal it when case is ignored; ASCII among them is left out.
std::vector<std::string> cases_of(std::string_view character)
{
    std::vector<std::string> cases = {std::string(character)};
    Regex::Problem problem;
    const auto any_case = Regex::compile(Regex::literal(character), Regex::Case::Ignored, problem);
    if (!any_case)
        return cases;
    const std::string& all = characters_with_case();
    for (auto span = any_case->find(all, 0); span; span = any_case->find(all, span->end)) {
        std::string other = all.substr(span->begin, span->end - span->begin);
        if (other != character)
            cases.push_back(std::move(other));
    }
    return cases;
}

std::uint32_t code_point_of(std::string_view character)
{
    constexpr std::array<std::uint32_t, 5> lead_bits = {0, 0x7F, 0x1F, 0x0F, 0x07};
    std::uint32_t code =
        static_cast<unsigned char>(character.front()) & lead_bits.at(character.size());
    for (const char c : character.substr(1))
        code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    return code;
}

/// The escape that ends a character: of two halves of a pair, the second, which says more.
std::string escape_of(std::uint32_t code_point)
{
    constexpr std::uint32_t beyond_units = 0x10000;
    constexpr std::uint32_t second_half = 0xDC00;
    constexpr std::string_view digits = "0123456789abcdef";
    const std::uint32_t unit =
        code_point < beyond_units ? code_point : second_half | (code_point & 0x3FFU);
    std::string escape = "\\u";
    for (std::uint32_t shift = 16; shift > 0;) {
        shift -= 4;
        escape += digits[unit >> shift & 0xFU];
    }
    return escape;
}

/// The first character that is not of ASCII, and that no repair puts where bytes were no text.
std::optional<std::string_view> distinct_character(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = utf8_step(text, at);
        const std::string_view character = text.substr(at, step.length);
        if (step.valid && step.length > 1 && character != replacement_character)
            return character;
        at += step.length;
    }
    return std::nullopt;
}

} // namespace

bool ByteScreen::add_text(std::string_view text)
{
    std::string_view best;
    const auto take_better = [&best](std::string_view run) {
        if (best.empty() || rarity_of_run(run) > rarity_of_run(best))
            best = run;
    };
    for_each_run(
        text, [](char c) { return !means_itself(c) || has_more_cases(c) || is_often_escaped(c); },
        [&](std::string_view run) {
            if (run.size() > 1)
                take_better(run);
        });
    if (!best.empty())
        return add_run(best);
    if (const auto character = distinct_character(text))
        return add_character(*character);
    for_each_run(
        text, [](char c) { return !means_itself(c); }, take_better);
    if (best.empty() || !add_run(best))
        return false;
    constexpr std::string_view long_s = "\xC5\xBF";
    constexpr std::string_view kelvin = "\xE2\x84\xAA";
    const auto holds = [best](char letter) {
        return std::any_of(best.begin(), best.end(),
                           [letter](char c) { return lowered(c) == letter; });
    };
    return (!holds('s') || (add_run(long_s) && add_run(escape_of(code_point_of(long_s))))) &&
           (!holds('k') || (add_run(kelvin) && add_run(escape_of(code_point_of(kelvin)))));
}

bool ByteScreen::add_character(std::string_view character)
{
    for (const std::string& one : cases_of(character)) {
        if (!add_run(one) || !add_run(escape_of(code_point_of(one))))
            return false;
    }
    // Some letters beyond ASCII equal one of it.
    constexpr std::array<std::string_view, 2> odd = {"\xC5\xBF", "\xE2\x84\xAA"};
    if (character == odd[0])
        return add_run("s");
    return character != odd[1] || add_run("k");
}

bool ByteScreen::add_run(std::string_view bytes)
{
    if (runs_.size() == most_runs)
        return false;
    Run run;
    run.bytes = bytes;
    for (char& c : run.bytes)
        c = lowered(c);
    const auto [first, second] = rarest_two(run.bytes);
    const auto fold = [](char c) { return is_letter(c) ? char{0x20} : char{0}; };
    run.first = first;
    run.pair = {run.bytes[first], run.bytes[second], fold(run.bytes[first]),
                fold(run.bytes[second]), second - first};
    if (runs_.empty()) {
        sought_.set('\\');
        for (std::size_t c = 0; c < sought_.size(); ++c) {
            if (json::is_digit(static_cast<char>(c)) || is_letter(static_cast<char>(c)))
                sought_.set(c);
        }
    }
    for (const char c : bytes) {
        if (static_cast<unsigned char>(c) < sought_.size())
            sought_.set(static_cast<unsigned char>(c));
    }
    runs_.push_back(std::move(run));
    return true;
}

bool ByteScreen::is_disguise(std::string_view bytes, std::size_t at) const
{
    const int code = bytes.substr(at, 2) == "\\u" ? json::hex4(bytes, at + 2) : -1;
    return code >= 0 && code < static_cast<int>(sought_.size()) &&
           sought_.test(static_cast<std::size_t>(code));
}

void ByteScreen::find(std::string_view bytes, std::vector<std::uint32_t>& places) const
{
    const std::size_t before = places.size();
    std::vector<std::uint32_t> rough;
    for (const Run& run : runs_) {
        const bool is_first = &run == &runs_.front();
        rough.clear();
        if (is_first)
            find_pairs_and_escapes(bytes, run.pair, rough);
        else
            find_pairs(bytes, run.pair, rough);
        for (const std::uint32_t place : rough) {
            if (place >= run.first && stands_at(run.bytes, bytes, place - run.first))
                places.push_back(static_cast<std::uint32_t>(place - run.first));
            if (is_first && is_disguise(bytes, place))
                places.push_back(place);
        }
    }
    std::sort(places.begin() + static_cast<std::ptrdiff_t>(before), places.end());
}

} // namespace playhead
