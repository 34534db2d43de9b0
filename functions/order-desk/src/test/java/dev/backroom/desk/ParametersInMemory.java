package dev.backroom.desk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** A parameter store that refuses what the real one would refuse. */
public final class ParametersInMemory implements SsmClient {
    public final Map<String, String> values = new ConcurrentHashMap<>();
    public final AtomicInteger refuseWrites = new AtomicInteger();

    @Override
    public GetParameterResponse getParameter(GetParameterRequest request) {
        String value = values.get(request.name());
        if (value == null) {
            throw ParameterNotFoundException.builder()
                    .message("no such parameter")
                    .build();
        }
        if (!Boolean.TRUE.equals(request.withDecryption())) {
            throw new IllegalArgumentException("a secure string needs decryption");
        }
        return GetParameterResponse.builder()
                .parameter(p -> p.name(request.name()).value(value))
                .build();
    }

    @Override
    public PutParameterResponse putParameter(PutParameterRequest request) {
        if (refuseWrites.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw SsmException.builder().message("rate exceeded").build();
        }
        if (request.type() != ParameterType.SECURE_STRING || !request.name().matches("/?[A-Za-z0-9_./-]+")) {
            throw new IllegalArgumentException("a token must be a secure string with a valid name");
        }
        values.put(request.name(), request.value());
        return PutParameterResponse.builder().build();
    }

    @Override
    public DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
        if (values.remove(request.name()) == null) {
            throw ParameterNotFoundException.builder()
                    .message("no such parameter")
                    .build();
        }
        return DeleteParameterResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
