// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Pictures in messages: what PartReader makes of each way to write one.
#include "core/analysis/message_parts.h"

namespace playhead {

namespace {

using Kind = MessagePart::Kind;

constexpr std::string_view some_image = "image/*";

} // namespace

bool PartReader::read_image(std::string_view type, JsonFields& fields)
{
    if (is_one_of(type, {"image_url", "input_image"}) && fields.has("image_url")) {
        read_image_url(fields.take("image_url"));
        return true;
    }
    if (type == "image" && fields.peek("source").is_object()) {
        read_image_source(fields.take("source"));
        return true;
    }
    if (type == "image" && fields.has("image")) {
        read_image_member(fields.take("image"));
        return true;
    }
    if (type == "image_generation_call" && fields.has("result")) {
        add_image(fields.take_text({"result"}), std::string(some_image));
        return true;
    }
    return read_blob(type, fields);
}

/// OpenTelemetry's parts of data.
bool PartReader::read_blob(std::string_view type, JsonFields& fields)
{
    const std::string media_type = fields.peek_text("mime_type");
    const bool is_image =
        type == "image" || (is_one_of(type, {"blob", "uri"}) && media_type.rfind("image/", 0) == 0);
    if (!is_image || !fields.has_any({"data", "content", "uri", "url"}))
        return false;
    fields.take("mime_type");
    if (fields.has_any({"data", "content"}))
        add_image(fields.take_text({"data", "content"}),
                  media_type.empty() ? std::string(some_image) : media_type);
    else
        add_image(fields.take_text({"uri", "url"}), {});
    return true;
}

/// Inspect's data, Vercel's bare base64, and OpenInference's {"image": {"url": ...}}.
void PartReader::read_image_member(json::Value image)
{
    auto text = image.as_string();
    if (!text) {
        const json::Value inner = image.find("image");
        read_image_url(inner.is_object() ? inner : image);
        return;
    }
    const bool is_address = text->starts_with("data:") || text->find("://") != std::string::npos;
    add_image(std::move(*text), std::string(is_address ? "" : some_image));
}

void PartReader::read_image_url(json::Value url)
{
    if (auto text = url.as_string()) {
        add_image(std::move(*text), {});
        return;
    }
    JsonFields fields(url);
    if (!fields.has("url")) {
        add_other(url.raw(), "image");
        return;
    }
    add_image(fields.take_text({"url"}), {});
    keep_rest(fields);
}

void PartReader::read_image_source(json::Value source)
{
    JsonFields fields(source);
    std::string media_type = fields.take_text({"media_type", "mime_type", "mimeType"});
    const bool is_image = media_type.empty() || media_type.rfind("image/", 0) == 0;
    if (is_image && fields.has("data")) {
        add_image(fields.take_text({"data"}),
                  media_type.empty() ? std::string(some_image) : std::move(media_type));
    } else if (is_image && fields.has_any({"url", "uri", "fileUri", "file_uri"})) {
        add_image(fields.take_text({"url", "uri", "fileUri", "file_uri"}), {});
    } else {
        add_other(source.raw(), is_image ? "image" : media_type);
        return;
    }
    fields.take("type");
    keep_rest(fields);
}

/// A media type is given where the data is bare base64.
void PartReader::add_image(std::string data, std::string media_type)
{
    MessagePart& part = parts_.emplace_back();
    part.kind = Kind::Image;
    part.image_form = data.rfind("data:", 0) == 0 ? MessagePart::ImageForm::DataUrl
                      : media_type.empty()        ? MessagePart::ImageForm::Url
                                                  : MessagePart::ImageForm::Base64;
    part.text = std::move(data);
    part.media_type = std::move(media_type);
}

} // namespace playhead
