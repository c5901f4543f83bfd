// LEMON's network simplex as a peer. Reads an instance (little-endian: int32 nodes, int32 arcs, then int64 supplies,
// int32 sources, int32 targets, int64 capacities (-1: none), int64 costs) and prints "milliseconds objective" a round.
// The time is that of run(): LEMON's own arrays are filled before. g++ -O3 -march=native -DNDEBUG lemon.cpp
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <vector>

#ifndef NUMBER
#define NUMBER int64_t
#endif

template <class T> static std::vector<T> take(FILE *in, size_t count) {
  std::vector<T> values(count);
  if (fread(values.data(), sizeof(T), count, in) != count) exit(2);
  return values;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  FILE *in = fopen(argv[1], "rb");
  if (!in) return 2;
  int rounds = argc > 2 ? atoi(argv[2]) : 1;
  auto size = take<int32_t>(in, 2);
  int nodes = size[0], arcs = size[1];
  auto supply = take<int64_t>(in, nodes);
  auto source = take<int32_t>(in, arcs);
  auto target = take<int32_t>(in, arcs);
  auto capacity = take<int64_t>(in, arcs);
  auto cost = take<int64_t>(in, arcs);
  using Graph = lemon::SmartDigraph;
  using Simplex = lemon::NetworkSimplex<Graph, NUMBER, NUMBER>;
  Graph graph;
  graph.reserveNode(nodes);
  graph.reserveArc(arcs);
  for (int v = 0; v < nodes; ++v) graph.addNode();
  for (int a = 0; a < arcs; ++a) graph.addArc(graph.nodeFromId(source[a]), graph.nodeFromId(target[a]));
  Graph::NodeMap<NUMBER> supplies(graph);
  Graph::ArcMap<NUMBER> capacities(graph), costs(graph);
  for (int v = 0; v < nodes; ++v) supplies[graph.nodeFromId(v)] = supply[v];
  for (int round = 0; round < rounds; ++round) {
    Simplex simplex(graph);
    NUMBER unlimited = simplex.INF;
    for (int a = 0; a < arcs; ++a) {
      auto arc = graph.arcFromId(a);
      capacities[arc] = capacity[a] < 0 ? unlimited : (NUMBER)capacity[a];
      costs[arc] = (NUMBER)cost[a];
    }
    simplex.upperMap(capacities).costMap(costs).supplyMap(supplies);
    auto start = std::chrono::steady_clock::now();
    auto status = simplex.run(Simplex::BLOCK_SEARCH);
    double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (status != Simplex::OPTIMAL) {
      printf("%.3f %s\n", ms, status == Simplex::INFEASIBLE ? "infeasible" : "unbounded");
      continue;
    }
    printf("%.3f %lld\n", ms, (long long)simplex.totalCost<int64_t>());
  }
}
