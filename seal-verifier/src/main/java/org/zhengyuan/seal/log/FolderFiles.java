package org.zhengyuan.seal.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of a log in a folder, laid out as it is served. */
public record FolderFiles(Path folder) implements LogFiles {
    @Override
    public byte[] read(String path, int mostBytes) throws IOException {
        try (InputStream file = Files.newInputStream(folder.resolve(path))) {
            return file.readNBytes(mostBytes + 1);
        }
    }
}
