// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The names and shapes that are secrets. Internal to core/native.
#pragma once

#include "core/native/redactor.h"
#include "core/native/secrets.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace playhead::secrets {

/// A member name that holds a secret, as it is compared: lower case, no '-', '_' or ' '.
struct KeyRule {
    std::string_view name;
    bool any_prefix; ///< names that end so as well: "openai_api_key"
    Level level;
    std::string_view shown;
    std::string_view about;
};

inline constexpr std::array key_rules = {
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

inline constexpr std::array prefix_rules = {
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
inline constexpr std::array shape_rules = {
    Rule{Rule::Kind::Pattern, "eyJ….….…", "JSON Web Tokens"},
    Rule{Rule::Kind::Pattern, "Bearer …, Basic …", "what follows the scheme of an HTTP header"},
    Rule{Rule::Kind::Pattern, "-----BEGIN … PRIVATE KEY-----", "private keys in PEM form"},
    Rule{Rule::Kind::Pattern, "NAME=…, NAME: …", "what follows one of the names above in a text"},
    Rule{Rule::Kind::Pattern, "://user:…@", "the password in a URL"},
};

inline constexpr std::array personal_rules = {
    Rule{Rule::Kind::Personal, "…@….…", "e-mail addresses"},
    Rule{Rule::Kind::Personal, "/home/…, /Users/…, C:\\Users\\…",
         "names of users in the paths of home folders"},
};

} // namespace playhead::secrets
