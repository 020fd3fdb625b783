package org.zhengyuan.exchange.intake.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sources of files, under {@code zhengyuan.intake}.
 *
 * @param folders folders that are watched
 */
@ConfigurationProperties("zhengyuan.intake")
record IntakeSources(@DefaultValue List<Folder> folders) {
    /**
     * A watched folder: what is put into it is delivered for one dataset. A name that ends in {@code .part} or {@code .tmp} is left alone
     * until it is renamed, any other file until its size stands still.
     *
     * @param name letters, digits and hyphens; part of the submissions' source, so never to be reused for another sender
     * @param department USCC of the delivering department
     * @param full every file is a full delivery
     * @param division division of the full deliveries; null = the dataset's or the department's
     * @param delay time between two looks
     */
    record Folder(
            String name,
            String dataset,
            String department,
            Path path,
            @DefaultValue("false") boolean full,
            @Nullable String division,
            @DefaultValue("2s") Duration delay) {
        Folder {
            if (!name.matches("[A-Za-z0-9-]{1,64}")) {
                throw new IllegalArgumentException(
                        "zhengyuan.intake.folders: a name has letters, digits and hyphens: " + name);
            }
            path = path.toAbsolutePath().normalize();
        }

        String source() {
            return "folder:" + name;
        }
    }

    IntakeSources {
        folders = List.copyOf(folders);
        Set<Object> seen = new HashSet<>();
        for (Folder folder : folders) {
            if (!seen.add(folder.name()) || !seen.add(folder.path())) {
                throw new IllegalArgumentException("zhengyuan.intake.folders: twice: " + folder.name());
            }
        }
    }
}
