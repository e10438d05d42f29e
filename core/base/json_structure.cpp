// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_structure.h"

#include "core/base/json_chars.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace playhead::json {

namespace {

constexpr std::size_t block_size = 64;

// One bit per byte of a block of 64: what the scanner wants to know of them.
struct BlockBits {
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t brackets = 0;
};

// '[' ']' and '{' '}' differ only in bit 5, and no other byte falls onto them when it is set.
constexpr char fold_bit = 0x20;

BlockBits classify(const char* bytes)
{
    BlockBits bits;
#ifdef __SSE2__
    const auto mask = [](__m128i equal) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(equal)));
    };
    for (unsigned part = 0; part < 4; ++part) {
        const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part * 16));
        const __m128i folded = _mm_or_si128(chunk, _mm_set1_epi8(fold_bit));
        const __m128i bracket = _mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')),
                                             _mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        const unsigned shift = part * 16;
        bits.quotes |= mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('"'))) << shift;
        bits.backslashes |= mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'))) << shift;
        bits.brackets |= mask(bracket) << shift;
    }
#else
    for (unsigned i = 0; i < block_size; ++i) {
        const char c = bytes[i];
        const char folded = static_cast<char>(c | fold_bit);
        const auto bit = [i](bool set) { return static_cast<std::uint64_t>(set) << i; };
        bits.quotes |= bit(c == '"');
        bits.backslashes |= bit(c == '\\');
        bits.brackets |= bit(folded == '{' || folded == '}');
    }
#endif
    return bits;
}

// The bytes that a backslash before them escapes, in a block of `length` bytes. `carry` is 1 where
// the byte before the block was an escaping backslash; it is set for the next block.
std::uint64_t find_escaped(std::uint64_t backslashes, std::size_t length, std::uint64_t& carry)
{
    std::uint64_t escaped = carry;
    bool overflow = false;
    backslashes &= ~escaped;
    while (backslashes != 0) {
        const std::uint64_t escaping = backslashes & (~backslashes + 1);
        const std::uint64_t next = escaping << 1;
        overflow = next == 0;
        escaped |= next;
        backslashes &= ~(escaping | next);
    }
    carry = length < block_size ? (escaped >> length) & 1 : static_cast<std::uint64_t>(overflow);
    return escaped;
}

// Bit i of the result is the exclusive or of bits 0 to i: set from each opening quote up to before
// its closing one.
std::uint64_t running_parity(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

} // namespace

std::size_t StringScanner::feed(std::string_view piece)
{
    if (piece.empty())
        return 0;
    std::size_t at = started_ && !escaped_ ? 0 : 1;
    started_ = true;
    escaped_ = false;
    while ((at = find_quote_or_backslash(piece, at)) < piece.size()) {
        if (piece[at] == '"') {
            done_ = true;
            return at + 1;
        }
        at += 2;
    }
    escaped_ = at > piece.size();
    return piece.size();
}

void ContainerScanner::reset()
{
    brackets_.clear();
    inside_string_ = 0;
    escaped_ = 0;
    fed_ = 0;
    mismatch_offset_ = 0;
    mismatched_ = false;
    started_ = false;
}

// The bytes of a block that are inside strings, opening quotes included and closing ones not.
std::uint64_t ContainerScanner::find_strings(const char* bytes, std::size_t length,
                                             std::uint64_t quotes, std::uint64_t backslashes)
{
    std::uint64_t escaped = escaped_;
    if ((backslashes | escaped) != 0)
        quotes &= ~find_escaped(backslashes, length, escaped);
    const std::uint64_t strings = running_parity(quotes) ^ inside_string_;
    // Outside strings, where JSON has no backslashes, they escape nothing.
    if ((backslashes & ~strings) != 0)
        return find_strings_bytewise(bytes, length);
    escaped_ = escaped;
    inside_string_ = (strings >> 63) != 0 ? ~std::uint64_t{0} : 0;
    return strings;
}

std::uint64_t ContainerScanner::find_strings_bytewise(const char* bytes, std::size_t length)
{
    std::uint64_t strings = 0;
    bool inside = inside_string_ != 0;
    bool escaped = escaped_ != 0;
    for (std::size_t i = 0; i < length; ++i) {
        if (escaped)
            escaped = false;
        else if (bytes[i] == '"')
            inside = !inside;
        else
            escaped = inside && bytes[i] == '\\';
        strings |= static_cast<std::uint64_t>(inside) << i;
    }
    inside_string_ = inside ? ~std::uint64_t{0} : 0;
    escaped_ = static_cast<std::uint64_t>(escaped);
    return strings;
}

// Walks the brackets of one block; true when the container closed, `end` being one past its closer.
bool ContainerScanner::take_brackets(std::uint64_t brackets, const char* bytes, std::size_t& end)
{
    while (brackets != 0) {
        const auto i = static_cast<std::size_t>(std::countr_zero(brackets));
        brackets &= brackets - 1;
        const char folded = static_cast<char>(bytes[i] | fold_bit);
        const bool is_object = bytes[i] == folded;
        if (folded == '{') {
            brackets_.push(is_object);
            continue;
        }
        if (!brackets_.close(is_object) && !mismatched_) {
            mismatched_ = true;
            mismatch_offset_ = fed_ + i;
        }
        if (brackets_.empty()) {
            end = i + 1;
            return true;
        }
    }
    return false;
}

std::size_t ContainerScanner::feed(std::string_view piece)
{
    started_ = started_ || !piece.empty();
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t length = std::min(block_size, piece.size() - at);
        const char* bytes = piece.data() + at;
        std::array<char, block_size> padded;
        if (length < block_size) {
            padded.fill(' ');
            std::memcpy(padded.data(), bytes, length);
            bytes = padded.data();
        }
        const BlockBits bits = classify(bytes);
        const std::uint64_t strings = find_strings(bytes, length, bits.quotes, bits.backslashes);
        std::size_t end = 0;
        if (take_brackets(bits.brackets & ~strings, bytes, end)) {
            inside_string_ = 0;
            escaped_ = 0;
            fed_ += end;
            return at + end;
        }
        at += length;
        fed_ += length;
    }
    return piece.size();
}

} // namespace playhead::json
