package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.start.DataFolder;

/** How this data folder was begun, kept for ever: what was begun empty never becomes a demo. */
@Component
@EnableConfigurationProperties(DemoSettings.class)
class Begun {
    private static final String DEMO = "demo";

    private final boolean demo;

    Begun(DataFolder data, DemoSettings settings) {
        Path file = data.root().resolve("begun-as");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, settings.enabled() ? DEMO : "empty");
            }
            this.demo = Files.readString(file).strip().equals(DEMO);
        } catch (IOException e) {
            throw new UncheckedIOException("how the data folder was begun", e);
        }
    }

    boolean asDemo() {
        return demo;
    }
}
