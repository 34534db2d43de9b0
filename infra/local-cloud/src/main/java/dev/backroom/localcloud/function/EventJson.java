package dev.backroom.localcloud.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.joda.JodaModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Events and answers in JSON, set up as the Quarkus Lambda runtime sets up its own. */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .addModule(new JodaModule())
            .build();

    private EventJson() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A handler of one of AWS's event classes. */
    public static <E, A> LambdaFunction of(RequestHandler<E, A> handler, Class<E> event) {
        return of(handler, MAPPER.constructType(event));
    }

    /** A handler of any JSON object. */
    public static <A> LambdaFunction ofMap(RequestHandler<Map<String, Object>, A> handler) {
        return of(handler, MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    /** A handler that reads and writes the bytes itself. */
    public static LambdaFunction ofBytes(RequestStreamHandler handler) {
        return (bytes, context) -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(bytes), answer, context);
            return answer.toByteArray();
        };
    }

    private static <E, A> LambdaFunction of(RequestHandler<E, A> handler, JavaType event) {
        ObjectReader reader = MAPPER.readerFor(event);
        return (bytes, context) -> {
            E input = reader.readValue(bytes);
            return MAPPER.writeValueAsBytes(handler.handleRequest(input, context));
        };
    }
}
