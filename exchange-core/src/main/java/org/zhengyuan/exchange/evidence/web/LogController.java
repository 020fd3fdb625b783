package org.zhengyuan.exchange.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogOrigins;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.LogView;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.Tile;

/**
 * The logs as static files (C2SP tlog-tiles) for anybody: the first under {@code /log/}, each later one under {@code /log/NUMBER/}, for ever. A log
 * that ended stays where it is; nothing else is ever served in its place.
 */
@RestController
class LogController {
    private static final String FIRST = "/log/";
    private static final String LATER = "/log/{number:[1-9][0-9]{0,4}}/";
    private static final MediaType NOTE = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final LogReading log;
    private final LogView view;

    LogController(LogReading log, LogView view) {
        this.log = log;
        this.view = view;
    }

    /** The verifier keys of all logs, as a trust file for whoever believes them. Whether a witness is outside is for the reader to say. */
    @GetMapping(FIRST + "keys")
    ResponseEntity<String> keys() {
        return note(Optional.of(view.trustFile()));
    }

    @GetMapping({FIRST + "checkpoint", LATER + "checkpoint"})
    ResponseEntity<String> checkpoint(@PathVariable(required = false) @Nullable Integer number) {
        return note(log(number).checkpoint());
    }

    /** The newest checkpoint that enough outside witnesses cosigned: who wants no other asks for this one. */
    @GetMapping({FIRST + "witnessed", LATER + "witnessed"})
    ResponseEntity<String> witnessed(@PathVariable(required = false) @Nullable Integer number) {
        return note(log(number).witnessed());
    }

    private LogReading log(@Nullable Integer number) {
        return log.of(number == null ? 0 : number);
    }

    private static ResponseEntity<String> note(Optional<String> note) {
        return ResponseEntity.ok()
                .contentType(NOTE)
                .cacheControl(CacheControl.noCache())
                .body(note.orElseThrow(EvidenceRefusal.TILE_UNKNOWN::toProblem));
    }

    /** A tile never changes once it is there, a partial one neither: a wider one has another name. */
    @GetMapping({FIRST + "tile/**", LATER + "tile/**"})
    ResponseEntity<byte[]> tile(@PathVariable(required = false) @Nullable Integer number, HttpServletRequest request) {
        String prefix = LogOrigins.prefix(number == null ? 0 : number);
        byte[] tile = read(log(number), request.getRequestURI().substring(prefix.length()))
                .orElseThrow(EvidenceRefusal.TILE_UNKNOWN::toProblem);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(tile);
    }

    private static Optional<byte[]> read(LogReading one, String path) {
        try {
            return switch (LogPath.parse(path)) {
                case Tile tile -> one.tile(tile.level(), tile.index(), tile.width());
                case BundlePath bundle -> one.tile(LogReading.ENTRIES, bundle.index(), bundle.width());
            };
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
