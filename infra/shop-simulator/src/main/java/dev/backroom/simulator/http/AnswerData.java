package dev.backroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the fields of an answer's {@code data}. */
public interface AnswerData {
    void write(JsonGenerator json) throws IOException;
}
