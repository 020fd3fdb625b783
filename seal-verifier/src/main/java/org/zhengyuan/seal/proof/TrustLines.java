package org.zhengyuan.seal.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects the lines of a trust file. */
final class TrustLines {
    private final List<NoteKey> logs = new ArrayList<>();
    private final List<NoteKey> answers = new ArrayList<>();
    private final List<NoteKey> witnesses = new ArrayList<>();
    private final List<NoteKey> outside = new ArrayList<>();
    private int quorum;

    void take(String[] words) throws MalformedException {
        String last = words[words.length - 1];
        switch (words.length == 3 ? words[0] + " " + words[1] : words.length == 2 ? words[0] : "") {
            case "log" -> logs.add(signing(last));
            case "answers" -> answers.add(signing(last));
            case "witness" -> witnesses.add(cosigning(last));
            case "witness outside" -> outside.add(cosigning(last));
            case "quorum" -> quorum = number(last);
            default -> bare(words);
        }
    }

    private void bare(String[] words) throws MalformedException {
        if (words.length != 1) {
            throw new MalformedException("not of the form: [log|answers|witness|witness outside] VKEY, or quorum N");
        }
        NoteKey key = NoteKey.parse(words[0]);
        if (key.type() == SignatureType.COSIGNATURE) {
            witnesses.add(key);
        } else {
            logs.add(key);
            answers.add(key);
        }
    }

    private static NoteKey signing(String text) throws MalformedException {
        NoteKey key = NoteKey.parse(text);
        if (key.type() == SignatureType.COSIGNATURE) {
            throw new MalformedException(key.name() + " is the key of a witness");
        }
        return key;
    }

    private static NoteKey cosigning(String text) throws MalformedException {
        NoteKey key = NoteKey.parse(text);
        if (key.type() != SignatureType.COSIGNATURE) {
            throw new MalformedException(key.name() + " is not the key of a witness");
        }
        return key;
    }

    private static int number(String text) throws MalformedException {
        if (!text.matches("\\d{1,3}")) {
            throw new MalformedException("a quorum is a small number");
        }
        return Integer.parseInt(text);
    }

    Trust trust() throws MalformedException {
        for (NoteKey witness : outside) {
            if (Stream.of(logs, answers, witnesses).flatMap(List::stream).anyMatch(key -> key.key()
                    .equals(witness.key()))) {
                throw new MalformedException(witness.name() + " cannot be outside: the same key is the operator's");
            }
        }
        long distinct = outside.stream().map(NoteKey::key).distinct().count();
        if (quorum > distinct) {
            throw new MalformedException("a quorum of " + quorum + " with " + distinct + " outside witnesses");
        }
        return new Trust(logs, answers, witnesses, outside, quorum);
    }
}
