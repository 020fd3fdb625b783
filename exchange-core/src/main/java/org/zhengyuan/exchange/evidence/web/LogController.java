package org.zhengyuan.exchange.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.Tile;

/** The log as static files: C2SP tlog-tiles under {@code /log/}, for anybody. */
@RestController
class LogController {
    private static final String PREFIX = "/log/";
    private static final MediaType NOTE = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final LogReading log;

    LogController(LogReading log) {
        this.log = log;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<String> checkpoint() {
        String note = log.checkpoint().orElseThrow(EvidenceRefusal.TILE_UNKNOWN::toProblem);
        return ResponseEntity.ok()
                .contentType(NOTE)
                .cacheControl(CacheControl.noCache())
                .body(note);
    }

    /** A tile never changes once it is there, a partial one neither: a wider one has another name. */
    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        byte[] tile = read(request.getRequestURI().substring(PREFIX.length()))
                .orElseThrow(EvidenceRefusal.TILE_UNKNOWN::toProblem);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(tile);
    }

    private Optional<byte[]> read(String path) {
        try {
            return switch (LogPath.parse(path)) {
                case Tile tile -> log.tile(tile.level(), tile.index(), tile.width());
                case BundlePath bundle -> log.tile(LogReading.ENTRIES, bundle.index(), bundle.width());
            };
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
