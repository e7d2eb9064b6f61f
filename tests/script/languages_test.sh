#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# French and Japanese, in Wireshark's programs and at the shell: what is read is in the language that was chosen, and what filters
# and scripts take is the same in all of them.

. "$(dirname "$0")/lib.sh"
sipcode=$build/codes/sipcode
capture=$stage/captures/wrong-password.pcap

# All captures, one behind the other.
mergecap -a -w "$stage/all.pcapng" "$stage"/captures/*.pcap*
chmod a+r "$stage/all.pcapng"

# tree LANGUAGE CAPTURE [COLUMNS]: our trees in it.
tree() {
    as_user tshark -2 -r "$2" -Y sipcode -O sipcode -o "sipcode.language:$1" -o "sipcode.wrap:${3:-74}" | awk '/^[^ ]/ { ours = /^\[/ } ours'
}

# english: the lines with an English sentence; quotations, commands and what stands in brackets may be English.
english() {
    sed -E 's/«[^»]*»|「[^」]*」|"[^"]*"|\([^)]*\)//g; /(Asterisk|FreeSWITCH|Kamailio).?: |\[479 |trying -- |\[(Phrase|フレーズ): /d' |
        grep -E '(^|[^A-Za-z-])(the|which|was|were|is|are|and|with|from|this|that|has|of)([^A-Za-z-]|$)' || true
}
check "English is found where it is" "yes" "$([ "$(tree en "$capture" | english | wc -l)" -gt 50 ] && echo yes)"
for language in fr ja; do
    tree $language "$stage/all.pcapng" >"$stage/tree"
    check "no English in the trees of all captures: $language" "" "$(english <"$stage/tree")"
    checks=$((checks + 2))
    python3 -B "$tests/script/width.py" 74 "$stage/tree" || fail "wider than 74 columns in $language: see above"
    tree $language "$stage/all.pcapng" 44 >"$stage/tree"
    python3 -B "$tests/script/width.py" 44 "$stage/tree" || fail "wider than 44 columns in $language: see above"
done

# title [ENVIRONMENT...] TSHARK OPTION...: the head of the tree of frame 4.
title() {
    as_user "$@" -r "$capture" -Y 'frame.number == 4' -O sipcode | grep -m 1 '^\[SIP\|^\[Code'
}
english='[SIP Response Code: 401 Unauthorized: Wrong credentials]'
french=$(printf '[Code de réponse SIP\u00a0: 401 Unauthorized\u00a0: Mauvais identifiants]')
japanese='[SIPレスポンスコード: 401 Unauthorized: 認証情報の誤り]'
check "by the environment" "$french" "$(title env LANGUAGE=fr tshark)"
check "by the locale" "$japanese" "$(title env -u LANGUAGE LC_ALL=ja_JP.UTF-8 tshark 2>/dev/null)"
check "none that we have" "$english" "$(title env LANGUAGE=xx tshark)"
check "the preference before the environment" "$japanese" "$(title env LANGUAGE=fr tshark -o sipcode.language:ja)"
config=$stage/home/.config/wireshark
as_user mkdir -p "$config"
as_user sh -c "echo 'language: ja' >'$config/language'"
check "Wireshark's own language before the environment" "$japanese" "$(title env LANGUAGE=fr tshark)"
as_user sh -c "echo 'language: system' >'$config/language'"
check "where that is the system's" "$french" "$(title env LANGUAGE=fr tshark)"
as_user sh -c "echo 'sipcode.language: ja' >'$config/preferences'"
check "the file of preferences" "$japanese" "$(title env LANGUAGE=fr tshark)"
as_user sh -c "printf 'sipcode.language: fr\nsipcode.language: 日本語\n' >'$config/preferences'"
check "as Wireshark writes it" "$japanese" "$(title env LANGUAGE=fr tshark)"
check "its names of fields from the start" "説明" "$(as_user tshark -G fields 2>/dev/null | awk -F '\t' '$3 == "sipcode.meaning" { print $2 }')"
for language in en fr ja; do
    as_user sh -c "echo 'sipcode.expert: Warning' >'$config/preferences'"
    check "what Wireshark has written of another preference: $language" "sipcode.expert: Warning" \
        "$(as_user env LANGUAGE=$language tshark -G currentprefs 2>/dev/null | grep '^sipcode.expert')"
done
as_user rm "$config/preferences" "$config/language"

# fields LANGUAGE: what scripts read of all captures that is no text.
machine=(frame.number sipcode.code sipcode.name sipcode.class sipcode.status sipcode.severity sipcode.origin sipcode.finding sipcode.call.outcome
    sipcode.call.ended_by sipcode.call.pdd sipcode.finding.host sipcode.finding.frame sipcode.finding.after)
fields() {
    local options=() field
    for field in "${machine[@]}"; do options+=(-e "$field"); done
    as_user tshark -r "$stage/all.pcapng" -Y sipcode -o "sipcode.language:$1" -T fields "${options[@]}"
}
fields en >"$stage/en"
for language in fr ja; do
    check "fields for scripts: $language" "" "$(fields $language | diff "$stage/en" -)"
    check "filters: $language" 4 "$(as_user tshark -r "$capture" -o sipcode.language:$language -T fields -e frame.number \
        -Y 'sipcode.class == "Client failure" && sipcode.status == "registered" && sipcode.severity == "error" && sipcode.origin == "unknown"')"
done
check "expert items" "401 Unauthorized: 認証情報の誤り" \
    "$(as_user tshark -r "$capture" -q -z expert,error -o sipcode.language:ja | sed -n 's/^ *1 *Response *SIPCODE *//p')"
check "a report" "要点" "$(as_user tshark -q -z sipcode,compare,486,600 -o sipcode.language:ja | sed -n 3p)"

# One session, no restart: the language changes with the file that is open.
if command -v sharkd >/dev/null; then
    load=$(jq -nc --arg file "$capture" '{jsonrpc: "2.0", id: 1, method: "load", params: {file: $file}}')
    frame='{"jsonrpc":"2.0","id":1,"method":"frame","params":{"frame":4,"proto":true}}'
    choose() {
        printf '{"jsonrpc":"2.0","id":1,"method":"setconf","params":{"name":"sipcode.language","value":"%s"}}\n' "$1"
    }
    for language in fr ja en; do choose $language; echo "$load"; echo "$frame"; done |
        as_user timeout 60 sharkd - 2>/dev/null | jq -r '.result.tree // [] | .. | objects | .l // empty' >"$stage/labels"
    for label in "${french#?}" "${japanese#?}" "${english#?}"; do
        check "a label of the session" 1 "$(grep -cF -- "${label%]}" "$stage/labels")"
    done
    check "names of fields as well" 1 "$(grep -c '^ *説明: ' "$stage/labels")"
fi

# line NUMBER COMMAND...: a line of what it prints.
line() {
    "${@:2}" 2>&1 | sed -n "$1p"
}
check "the program by the environment" "Différences clés" "$(LANGUAGE=fr "$sipcode" 486 600 | grep -m 1 clés)"
check "without a locale, as in a container" "主な違い" "$(env -i LANGUAGE=ja "$sipcode" 486 600 | grep -m 1 主な)"
check "an error there" "sipcode: rien trouvé pour « xyzzy »" "$(line 1 env -i "$sipcode" -L fr xyzzy | sed 's/\xc2\xa0/ /g')"
check "a word there" "486 Busy Here" "$(env -i "$sipcode" -L ja 話中 | grep -o '486 Busy Here')"
check "by its option" "$(LANGUAGE=ja "$sipcode" 486)" "$("$sipcode" -L ja 486)"
check "with another option before it" "$(LANGUAGE=ja "$sipcode" --json 486)" "$("$sipcode" -jL ja 486)"
check "its help" "Expliquer un code de l'en-tête Warning" "$("$sipcode" --language fr --help | sed -n 's/.*--warning=CODE *//p')"
check "a language that it has not" 'sipcode: no texts in the language "xx": there are en, fr, ja; try sipcode --help' "$(line 1 "$sipcode" -L xx 486)"
check "is wrong usage" 2 "$("$sipcode" -L xx 486 >/dev/null 2>&1 && echo 0 || echo $?)"
check "an error" "sipcode: rien trouvé pour « xyzzy »" "$(line 1 "$sipcode" -L fr xyzzy | sed 's/\xc2\xa0/ /g')"
check "words of the language are searched for" "486 Busy Here" "$("$sipcode" -L ja 話中 | grep -o '486 Busy Here')"
check "names in English too" "600 Busy Everywhere" "$("$sipcode" -L ja busy | grep -o '600 Busy Everywhere')"
check "JSON has the same keys" "$("$sipcode" --json 486 | jq -c paths)" "$("$sipcode" -L fr --json 486 | jq -c paths)"
# Nothing that is said of usage is said in English, or in the language of the locale.
said() {
    "$sipcode" -L "$1" --help
    "$sipcode" report -L "$1" --help
    for words in "" --frob --cause "-w x" "--cause x" "--cause STIR;cause=499" 48 "486 99" "486 600 603" "4xx busy" xyzzy; do
        # shellcheck disable=SC2086
        LC_ALL=$2 LANGUAGE=$2 "$sipcode" -L "$1" $words 2>&1 || true
    done
    "$sipcode" -L "$1" --list | sed -n 1p
    "$sipcode" -L "$1" xyzzy 2>&1 || true
}
said en C | grep '[a-z] ' | LC_ALL=C sort >"$stage/en"
for language in fr ja; do
    said $language C >"$stage/said"
    check "usage in $language" "" "$(LC_ALL=C sort "$stage/said" | LC_ALL=C comm -12 "$stage/en" -)"
    check "no English in it" "" "$(english <"$stage/said")"
    check "whatever the locale" "$(cat "$stage/said")" "$(said $language fr_FR.UTF-8)"
done

# pages LANGUAGE COLUMNS: those of the redirections and of two codes with long names, and a comparison, on such a terminal.
pages() {
    COLUMNS=$2 NO_COLOR=1 TERM=xterm script -qec "for words in 300 301 302 305 380 401 479 503 555 '486 600'; do '$sipcode' -L $1 \$words; done" /dev/null |
        tr -d '\r'
}
for language in en fr ja; do
    checks=$((checks + 1))
    pages $language 40 >"$stage/pages"
    python3 -B "$tests/script/width.py" page 40 "$stage/pages" || fail "wider than 40 columns in $language: see above"
done
check "all of them" 10 "$(grep -c '^SIP ' "$stage/pages")"

for language in fr ja; do
    check "a page of tshark in $language" "$("$sipcode" -L $language 486)" "$(as_user tshark -q -z sipcode,explain,486 -o sipcode.language:$language)"
    check "and what it refuses" "" "$(as_user tshark -q -z sipcode,explain,48 -o sipcode.language:$language 2>&1 | english)"
    check "codes complete in $language" "486" "$(
        PATH=$build/codes:$PATH LANGUAGE=$language
        export LANGUAGE
        . "$top/codes/command/completion.bash"
        COMP_WORDS=(sipcode 486) COMP_CWORD=1
        _sipcode
        echo "${COMPREPLY[*]}"
    )"
done
check "its manual" "VOIR AUSSI" "$(groff -k -man -Tutf8 "$build/codes/man/fr/sipcode.1" 2>/dev/null | sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g' | grep -o 'VOIR AUSSI')"
finish "$checks"
