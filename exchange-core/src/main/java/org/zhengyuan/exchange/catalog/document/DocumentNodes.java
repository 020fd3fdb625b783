package org.zhengyuan.exchange.catalog.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.zhengyuan.exchange.problem.Expected;

/** Reads YAML 1.2, and with it JSON, to nodes that know their line. Aliases and deep nesting are not taken. */
final class DocumentNodes {
    private static final int MAX_CHARACTERS = 4_000_000;
    private static final int MAX_DEPTH = 20;

    /** Why a document cannot be read, and where. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Expected expected;
        private final int line;

        private Unreadable(Expected expected, int line) {
            super(expected.key());
            this.expected = expected;
            this.line = line;
        }

        Expected expected() {
            return expected;
        }

        int line() {
            return line;
        }
    }

    private DocumentNodes() {}

    /** The root node; empty for a document without content. */
    static Optional<Node> read(byte[] content) throws Unreadable {
        String text = decoded(content);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
        try {
            int depth = 0;
            for (Event event : new Parse(settings).parseString(text)) {
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (event instanceof AliasEvent || depth > MAX_DEPTH) {
                    throw new Unreadable(Expected.of("plain-yaml", MAX_DEPTH), line(event.getStartMark()));
                }
            }
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            throw new Unreadable(Expected.of("yaml", e.getProblem()), line(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw new Unreadable(Expected.of("yaml-up-to", MAX_CHARACTERS), 0);
        }
    }

    static int line(Node node) {
        return line(node.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(0);
    }

    private static String decoded(byte[] content) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(Expected.of("utf-8"), 0);
        }
    }
}
