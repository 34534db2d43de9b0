package dev.backroom.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the fields of an answer's {@code data}. */
interface AnswerData {
    void write(JsonGenerator json) throws IOException;
}
