/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An OpenSearch node of the jars of the class path, 2.x and 3.x: java -cp ... SearchNode.java FOLDER NAME HTTP-PORT TRANSPORT-PORT
 * [SEED...]. It has no security manager and no plugins but that of its transport. */

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

public final class SearchNode extends Node {
    @SuppressWarnings({"rawtypes", "unchecked"})
    private SearchNode(Environment environment, Collection plugins) {
        super(environment, plugins, true);
    }

    /* What a node takes: from 3.0 on a description of each plugin, before that its class. */
    private static Object transport() throws ClassNotFoundException {
        if (Version.CURRENT.major < 3)
            return Class.forName("org.opensearch.transport.Netty4Plugin");
        String name = "org.opensearch.transport.Netty4ModulePlugin";
        return new PluginInfo(name, "transport", "NA", Version.CURRENT,
                Integer.toString(Runtime.version().feature()), name, List.of(), false);
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        String name = arguments[1];
        List<String> seeds = List.of(arguments).subList(4, arguments.length);
        Settings.Builder settings = Settings.builder().put("path.home", home).put("path.data", home.resolve("data"))
                .put("path.logs", home.resolve("logs")).put("cluster.name", "test").put("node.name", name)
                .put("network.host", "127.0.0.1").put("http.port", arguments[2]).put("transport.port", arguments[3])
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .putList("node.roles", "cluster_manager", "data", "ingest");
        if (seeds.isEmpty())
            settings.put("discovery.type", "single-node");
        else
            settings.putList("discovery.seed_hosts", seeds)
                    .putList("cluster.initial_cluster_manager_nodes", "n0", "n1", "n2");
        Path config = Files.createDirectories(home.resolve("config"));
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), config, () -> name);
        new SearchNode(environment, List.of(transport())).start();
        new CountDownLatch(1).await();
    }
}
