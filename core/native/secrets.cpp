// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/secrets.h"

#include "core/base/text.h"
#include "core/native/redactor.h"

#include <algorithm>
#include <array>
#include <vector>

namespace playhead {

namespace secrets {

namespace {

constexpr std::string_view mask_dots = "••••••••";

/// A member name that holds a secret, as it is compared: lower case, no '-', '_' or ' '.
struct KeyRule {
    std::string_view name;
    bool any_prefix; ///< names that end so as well: "openai_api_key"
    Level level;
    std::string_view shown;
    std::string_view about;
};

constexpr std::array key_rules = {
    KeyRule{"jwt", false, Level::Always, "jwt", "the bearer token of an AgentOps session"},
    KeyRule{"apikey", true, Level::Always, "*api_key", "API keys: api_key, X-Agentops-Api-Key, …"},
    KeyRule{"xagentopsauth", false, Level::Always, "x-agentops-auth", "AgentOps' first API key"},
    KeyRule{"authorization", true, Level::Always, "*authorization", "HTTP authorization headers"},
    KeyRule{"accesstoken", true, Level::Always, "*access_token", "OAuth tokens"},
    KeyRule{"refreshtoken", true, Level::Always, "*refresh_token", "OAuth tokens"},
    KeyRule{"idtoken", false, Level::Always, "id_token", "OpenID tokens"},
    KeyRule{"authtoken", true, Level::Always, "*auth_token", "session tokens"},
    KeyRule{"sessiontoken", true, Level::Always, "*session_token", "session tokens"},
    KeyRule{"securitytoken", true, Level::Always, "*security_token", "AWS session tokens"},
    KeyRule{"bearertoken", true, Level::Always, "*bearer_token", "bearer tokens"},
    KeyRule{"apitoken", true, Level::Always, "*api_token", "API tokens"},
    KeyRule{"bearer", false, Level::Always, "bearer", "bearer tokens"},
    KeyRule{"token", false, Level::Shaped, "token", "tokens, where the value is long and dense"},
    KeyRule{"secret", false, Level::Always, "secret", "secrets"},
    KeyRule{"clientsecret", true, Level::Always, "*client_secret", "OAuth client secrets"},
    KeyRule{"apisecret", true, Level::Always, "*api_secret", "API secrets"},
    KeyRule{"secretkey", true, Level::Always, "*secret_key", "secret keys"},
    KeyRule{"secretaccesskey", true, Level::Always, "*secret_access_key", "AWS secret keys"},
    KeyRule{"accesskey", true, Level::Always, "*access_key", "access keys"},
    KeyRule{"privatekey", true, Level::Always, "*private_key", "private keys"},
    KeyRule{"password", true, Level::Always, "*password", "passwords"},
    KeyRule{"passwd", true, Level::Always, "*passwd", "passwords"},
    KeyRule{"passphrase", true, Level::Always, "*passphrase", "passphrases"},
    KeyRule{"cookie", false, Level::Always, "cookie", "HTTP cookies"},
    KeyRule{"setcookie", false, Level::Always, "set-cookie", "HTTP cookies"},
};

/// Keys that start with a mark of their issuer.
struct PrefixRule {
    std::string_view prefix;
    std::string_view more; ///< what may follow besides letters and digits
    std::size_t least;     ///< characters after the prefix
    std::string_view what;
    std::string_view shown;
};

constexpr std::array prefix_rules = {
    PrefixRule{"sk-", "-_", 16, "secret key", "sk-…"},
    PrefixRule{"sk_live_", "", 16, "Stripe key", "sk_live_…"},
    PrefixRule{"rk_live_", "", 16, "Stripe key", "rk_live_…"},
    PrefixRule{"AKIA", "", 16, "AWS key id", "AKIA…"},
    PrefixRule{"ASIA", "", 16, "AWS key id", "ASIA…"},
    PrefixRule{"AIza", "-_", 30, "Google key", "AIza…"},
    PrefixRule{"ya29.", "-_.", 20, "Google token", "ya29.…"},
    PrefixRule{"ghp_", "", 20, "GitHub token", "ghp_…"},
    PrefixRule{"gho_", "", 20, "GitHub token", "gho_…"},
    PrefixRule{"ghu_", "", 20, "GitHub token", "ghu_…"},
    PrefixRule{"ghs_", "", 20, "GitHub token", "ghs_…"},
    PrefixRule{"ghr_", "", 20, "GitHub token", "ghr_…"},
    PrefixRule{"github_pat_", "_", 20, "GitHub token", "github_pat_…"},
    PrefixRule{"glpat-", "-_", 16, "GitLab token", "glpat-…"},
    PrefixRule{"xoxa-", "-", 10, "Slack token", "xoxa-…"},
    PrefixRule{"xoxb-", "-", 10, "Slack token", "xoxb-…"},
    PrefixRule{"xoxe-", "-", 10, "Slack token", "xoxe-…"},
    PrefixRule{"xoxp-", "-", 10, "Slack token", "xoxp-…"},
    PrefixRule{"xoxr-", "-", 10, "Slack token", "xoxr-…"},
    PrefixRule{"xoxs-", "-", 10, "Slack token", "xoxs-…"},
    PrefixRule{"xapp-", "-", 10, "Slack token", "xapp-…"},
    PrefixRule{"gsk_", "", 24, "Groq key", "gsk_…"},
    PrefixRule{"hf_", "", 24, "Hugging Face token", "hf_…"},
    PrefixRule{"tvly-", "-", 16, "Tavily key", "tvly-…"},
    PrefixRule{"lsv2_", "_", 24, "LangSmith key", "lsv2_…"},
};

using Rule = Redactor::Rule;
constexpr std::array shape_rules = {
    Rule{Rule::Kind::Pattern, "eyJ….….…", "JSON Web Tokens"},
    Rule{Rule::Kind::Pattern, "Bearer …, Basic …", "what follows the scheme of an HTTP header"},
    Rule{Rule::Kind::Pattern, "-----BEGIN … PRIVATE KEY-----", "private keys in PEM form"},
    Rule{Rule::Kind::Pattern, "NAME=…, NAME: …", "what follows one of the names above in a text"},
    Rule{Rule::Kind::Pattern, "://user:…@", "the password in a URL"},
};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_one_of(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

bool has_digit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), is_digit);
}

bool starts_with(std::string_view text, std::size_t at, std::string_view what)
{
    return text.substr(at, what.size()) == what;
}

/// One past the letters, digits and characters of `more` from `at` on.
std::size_t run_end(std::string_view text, std::size_t at, std::string_view more)
{
    while (at < text.size() && (is_alnum(text[at]) || is_one_of(text[at], more)))
        ++at;
    return at;
}

/// Whether no word leads up to `at`.
bool is_word_start(std::string_view text, std::size_t at)
{
    return at == 0 || !(is_alnum(text[at - 1]) || is_one_of(text[at - 1], "-_"));
}

std::optional<Found> match_prefix(std::string_view text, std::size_t at)
{
    if (!is_word_start(text, at))
        return std::nullopt;
    for (const PrefixRule& rule : prefix_rules) {
        if (!starts_with(text, at, rule.prefix))
            continue;
        const std::size_t begin = at + rule.prefix.size();
        const std::size_t end = run_end(text, begin, rule.more);
        // Words may be joined by hyphens, keys have digits.
        if (end - begin >= rule.least && has_digit(text.substr(begin, end - begin)))
            return Found{at, end, rule.what};
    }
    return std::nullopt;
}

std::optional<Found> match_jwt(std::string_view text, std::size_t at)
{
    constexpr std::size_t least_part = 5;
    if (!starts_with(text, at, "eyJ") || !is_word_start(text, at))
        return std::nullopt;
    const std::size_t header = run_end(text, at, "-_");
    if (header - at < least_part || header == text.size() || text[header] != '.')
        return std::nullopt;
    const std::size_t payload = run_end(text, header + 1, "-_");
    if (payload - header <= least_part || payload == text.size() || text[payload] != '.')
        return std::nullopt;
    return Found{at, run_end(text, payload + 1, "-_"), "JWT"};
}

/// "Bearer x", where x is no word of a sentence.
std::optional<Found> match_scheme(std::string_view text, std::size_t at)
{
    constexpr std::size_t least = 8;
    constexpr std::size_t surely = 24;
    for (const std::string_view scheme : {"bearer ", "basic "}) {
        if (!equals_ignoring_case(text.substr(at, scheme.size()), scheme) ||
            !is_word_start(text, at))
            continue;
        const std::size_t begin = at + scheme.size();
        const std::size_t end = run_end(text, begin, "-._~+/=");
        const std::string_view value = text.substr(begin, end - begin);
        if (value.size() >= surely || (value.size() >= least && has_digit(value)))
            return Found{begin, end, scheme == "basic " ? "password" : "bearer token"};
    }
    return std::nullopt;
}

std::optional<Found> match_pem(std::string_view text, std::size_t at)
{
    constexpr std::string_view dashes = "-----";
    if (!starts_with(text, at, "-----BEGIN "))
        return std::nullopt;
    const std::size_t title_end = text.find(dashes, at + dashes.size());
    if (title_end == std::string_view::npos ||
        text.substr(at, title_end - at).find("PRIVATE KEY") == std::string_view::npos)
        return std::nullopt;
    const std::size_t footer = text.find("-----END ", title_end);
    const std::size_t close =
        footer == std::string_view::npos ? footer : text.find(dashes, footer + dashes.size());
    const bool is_whole = close != std::string_view::npos;
    return Found{at, is_whole ? close + dashes.size() : text.size(), "private key"};
}

/// The name that ends before the '=' or ':' at `at`; quotes and backslashes (of JSON in a text)
/// may stand between.
std::string_view name_before(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 64;
    std::size_t end = at;
    while (end > 0 && at - end < 4 && is_one_of(text[end - 1], " \\\"'"))
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest &&
           (is_alnum(text[begin - 1]) || is_one_of(text[begin - 1], "-_.")))
        --begin;
    return text.substr(begin, end - begin);
}

/// NAME=value and NAME: value, in the middle of any text.
std::optional<Found> match_assignment(std::string_view text, std::size_t at)
{
    constexpr std::size_t least = 8;
    constexpr std::size_t surely = 20;
    const KeyVerdict verdict = judge_key(name_before(text, at));
    if (verdict.level == Level::None)
        return std::nullopt;
    std::size_t begin = at + 1;
    while (begin < text.size() && begin - at < 6 && is_one_of(text[begin], " \\\"'="))
        ++begin;
    for (const std::string_view scheme : {"bearer ", "basic ", "token "}) {
        if (equals_ignoring_case(text.substr(begin, scheme.size()), scheme))
            begin += scheme.size();
    }
    if (is_masked(text.substr(begin)))
        return std::nullopt;
    // A cookie goes on to the end of its line.
    const bool is_cookie = verdict.what.find("cookie") != std::string_view::npos;
    const std::string_view stops = is_cookie ? "\r\n\"'\\" : " \t\r\n\"'\\,;&(){}[]<>|";
    const std::size_t end = std::min(text.find_first_of(stops, begin), text.size());
    const std::string_view value = text.substr(begin, end - begin);
    if (value.size() < least || (value.size() < surely && !has_digit(value)))
        return std::nullopt;
    return Found{begin, end, verdict.what};
}

/// The password of "scheme://user:password@host".
std::optional<Found> match_url_password(std::string_view text, std::size_t at)
{
    if (!starts_with(text, at, "://"))
        return std::nullopt;
    constexpr std::string_view stops = "/?#@ \t\r\n\"'<>\\";
    const std::size_t user = at + 3;
    const std::size_t host = text.find_first_of(stops, user);
    if (host == std::string_view::npos || text[host] != '@')
        return std::nullopt;
    const std::size_t colon = text.substr(0, host).find(':', user);
    if (colon == std::string_view::npos || is_masked(text.substr(colon + 1)) || colon + 1 == host)
        return std::nullopt;
    return Found{colon + 1, host, "password"};
}

/// The bytes at which one of the matchers may succeed.
constexpr std::array<bool, 256> starts = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("e:=-bB"))
        table[static_cast<unsigned char>(c)] = true;
    for (const PrefixRule& rule : prefix_rules)
        table[static_cast<unsigned char>(rule.prefix.front())] = true;
    return table;
}();

std::optional<Found> match(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case ':':
        if (auto found = match_url_password(text, at))
            return found;
        return match_assignment(text, at);
    case '=':
        return match_assignment(text, at);
    case '-':
        return match_pem(text, at);
    case 'e':
        return match_jwt(text, at);
    case 'b':
    case 'B':
        return match_scheme(text, at);
    default:
        return match_prefix(text, at);
    }
}

} // namespace

KeyVerdict judge_key(std::string_view key)
{
    constexpr std::size_t longest = 128;
    if (const std::size_t dot = key.rfind('.'); dot != std::string_view::npos)
        key.remove_prefix(dot + 1);
    if (key.empty() || key.size() > longest)
        return {};
    std::array<char, longest> buffer{};
    std::size_t size = 0;
    for (const char c : key) {
        if (!is_one_of(c, "-_ "))
            buffer.at(size++) = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view name(buffer.data(), size);
    for (const KeyRule& rule : key_rules) {
        if (name.size() < rule.name.size() || (name.size() > rule.name.size() && !rule.any_prefix))
            continue;
        if (name.substr(name.size() - rule.name.size()) == rule.name)
            return {rule.level, rule.shown.front() == '*' ? rule.shown.substr(1) : rule.shown};
    }
    return {};
}

bool has_secret_shape(std::string_view text)
{
    constexpr std::size_t least = 12;
    constexpr std::size_t surely = 24;
    return text.size() >= least && std::none_of(text.begin(), text.end(), is_space) &&
           (text.size() >= surely || has_digit(text));
}

std::optional<Found> find(std::string_view text, std::size_t from)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!starts.at(static_cast<unsigned char>(text[at])))
            continue;
        if (auto found = match(text, at))
            return found;
    }
    return std::nullopt;
}

std::string mask(std::string_view what, std::size_t length)
{
    std::string text(mask_dots);
    text += " (";
    text += what;
    text += ", " + std::to_string(length) + (length == 1 ? " character)" : " characters)");
    return text;
}

bool is_masked(std::string_view text)
{
    return text.substr(0, mask_dots.size()) == mask_dots;
}

} // namespace secrets

std::span<const Redactor::Rule> Redactor::rules()
{
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        all.reserve(secrets::key_rules.size() + secrets::shape_rules.size() +
                    secrets::prefix_rules.size());
        for (const auto& rule : secrets::key_rules)
            all.push_back({Rule::Kind::Key, rule.shown, rule.about});
        all.insert(all.end(), secrets::shape_rules.begin(), secrets::shape_rules.end());
        for (const auto& rule : secrets::prefix_rules)
            all.push_back({Rule::Kind::Pattern, rule.shown, rule.what});
        return all;
    }();
    return rules;
}

} // namespace playhead
