package org.zhengyuan.exchange.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.LogView;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.Tile;

/** The log as static files: C2SP tlog-tiles under {@code /log/}, for anybody; logs that ended under {@code /log/ended/NUMBER/}. */
@RestController
class LogController {
    private static final String PREFIX = "/log/";
    private static final String ENDED = "/log/ended/";
    private static final MediaType NOTE = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final LogReading log;
    private final LogView view;

    LogController(LogReading log, LogView view) {
        this.log = log;
        this.view = view;
    }

    /** The verifier keys, as a trust file that whoever wants to believe them may use. Whether a witness is outside is for the reader to say. */
    @GetMapping("/log/keys")
    ResponseEntity<String> keys() {
        return note(Optional.of(view.trustFile()));
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<String> checkpoint() {
        return note(log.checkpoint());
    }

    /** The newest checkpoint that enough outside witnesses cosigned: who wants no other asks for this one. */
    @GetMapping("/log/witnessed")
    ResponseEntity<String> witnessed() {
        return note(log.witnessed());
    }

    @GetMapping("/log/ended/{epoch}/checkpoint")
    ResponseEntity<String> ended(@PathVariable short epoch) {
        return note(log.of(epoch).checkpoint());
    }

    private static ResponseEntity<String> note(Optional<String> note) {
        return ResponseEntity.ok()
                .contentType(NOTE)
                .cacheControl(CacheControl.noCache())
                .body(note.orElseThrow(EvidenceRefusal.TILE_UNKNOWN::toProblem));
    }

    /** A tile never changes once it is there, a partial one neither: a wider one has another name. */
    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        return tile(log, request.getRequestURI().substring(PREFIX.length()));
    }

    @GetMapping("/log/ended/{epoch}/tile/**")
    ResponseEntity<byte[]> tileOfEnded(@PathVariable short epoch, HttpServletRequest request) {
        String path = request.getRequestURI().substring(ENDED.length());
        return tile(log.of(epoch), path.substring(path.indexOf('/') + 1));
    }

    private static ResponseEntity<byte[]> tile(LogReading one, String path) {
        byte[] tile = read(one, path).orElseThrow(EvidenceRefusal.TILE_UNKNOWN::toProblem);
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
