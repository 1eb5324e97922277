package dev.usher.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML into maps. */
final class Yamls {

    private Yamls() {}

    static Yaml reader() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    static Map<String, Object> read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return asMap(reader().load(text));
        }
    }

    /** Returns the value at a path of keys. */
    static Object at(Map<String, Object> map, String... path) {
        Object value = map;
        for (String key : path) {
            value = asMap(value).get(key);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the keys of the files read here are strings
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
