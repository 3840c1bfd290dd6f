/** The picture of a network on a canvas: Sigma draws nodes and lines, names are written over them. */

import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeDoubleArrowProgram, EdgeRectangleProgram } from 'sigma/rendering';
import EdgeCurveProgram, { EdgeCurvedArrowProgram, EdgeCurvedDoubleArrowProgram } from '@sigma/edge-curve';
import type { CameraState } from 'sigma/types';
import { animateNodes } from 'sigma/utils';
import type { Network, NetworkNode } from '../api/types';
import { label } from '../api/client';
import type { Selection } from '../view';
import { layOut, type Place } from './layout';
import { gather, neighborsOf, pairKey, radiiOf, type Line, type Pair } from './model';
import { writeNames, type LineWord, type Name } from './names';
import { ShapeProgram, shapes } from './nodeProgram';
import { fade, readPalette, shadeOf, type Palette } from './palette';

export interface PictureEvents {
  onNode(id: string): void;
  onPair(a: string, b: string): void;
  onExpand(id: string): void;
  onGround(): void;
}

const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Picture {
  private readonly graph = new Graph({ multi: true, type: 'directed' });
  private readonly sigma: Sigma;
  private readonly nodes = new Map<string, NetworkNode>();
  private palette: Palette = readPalette();
  private pairs: Pair[] = [];
  private selected: Selection | null = null;
  private pointed: string | null = null;
  private pointedPair: string | null = null;
  private lit = new Set<string>();
  private stop: () => void = () => undefined;

  constructor(container: HTMLElement, private readonly events: PictureEvents) {
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: true,
      enableCameraRotation: false,
      minCameraRatio: 0.08,
      maxCameraRatio: 3,
      stagePadding: 48,
      zIndex: true,
      minEdgeThickness: 1,
      doubleClickZoomingRatio: 1,
      zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) ** 0.8,
      defaultNodeType: 'shape',
      defaultEdgeType: 'line',
      defaultDrawNodeHover: () => undefined,
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: {
        line: EdgeRectangleProgram,
        arrow: EdgeArrowProgram,
        both: EdgeDoubleArrowProgram,
        curvedLine: EdgeCurveProgram,
        curvedArrow: EdgeCurvedArrowProgram,
        curvedBoth: EdgeCurvedDoubleArrowProgram,
      },
      nodeReducer: (id, data) => this.lookOfNode(id, data),
      edgeReducer: (id, data) => this.lookOfLine(id, data),
    });
    this.sigma.createCanvasContext('names');
    this.sigma.getCanvases().names!.style.pointerEvents = 'none';
    this.sigma.resize(true);
    this.listen(container);
  }

  /** Shows a network. Nodes that are in the picture already move to their new places from where they are. */
  show(network: Network, keepPlaces: boolean): void {
    this.stop();
    const known = keepPlaces ? this.places() : new Map<string, Place>();
    this.pairs = gather(network);
    const places = layOut(network.nodes, this.pairs, known);
    this.nodes.clear();
    for (const node of network.nodes) this.nodes.set(node.id, node);
    this.graph.forEachNode((id) => {
      if (!this.nodes.has(id)) this.graph.dropNode(id);
    });
    this.graph.clearEdges();
    const radii = radiiOf(network.nodes);
    for (const node of network.nodes) {
      const before = known.get(node.id) ?? places.get(node.id)!;
      this.graph.mergeNode(node.id, { size: radii.get(node.id), shape: shapes[node.type] ?? 0, ...before });
    }

    for (const pair of this.pairs) this.addPair(pair);
    this.pointed = this.pointedPair = null;
    this.light();
    this.move(places, known.size > 0);
  }

  /** Marks what is opened in the panel. */
  select(selection: Selection | null): void {
    this.selected = selection?.kind === 'document' ? this.selected : selection;
    this.light();
  }

  /** Lights a node or a pair while somebody points at it in a list. */
  point(id: string | null): void {
    this.pointed = id && this.graph.hasNode(id) ? id : null;
    this.light();
  }

  zoom(factor: number): void {
    this.turnCamera({ ratio: this.sigma.getCamera().ratio * factor });
  }

  fit(): void {
    this.turnCamera({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  /** Reads the colours again, after light has turned to dark. */
  recolor(): void {
    this.palette = readPalette();
    this.sigma.refresh();
  }

  /** The picture as a PNG, as it stands on the screen. */
  toBlob(): Promise<Blob | null> {
    const canvases = this.sigma.getCanvases();
    const layers = ['edges', 'nodes', 'names'].map((name) => canvases[name]).filter((layer) => layer !== undefined);
    const sheet = document.createElement('canvas');
    sheet.width = layers[0]?.width ?? 1;
    sheet.height = layers[0]?.height ?? 1;
    const context = sheet.getContext('2d')!;
    context.fillStyle = this.palette.background;
    context.fillRect(0, 0, sheet.width, sheet.height);
    // What WebGL has drawn is lost after this turn of the event loop: draw and copy in one.
    this.sigma.refresh();
    for (const layer of layers) context.drawImage(layer, 0, 0, sheet.width, sheet.height);
    return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'));
  }

  /** Where a node is, in pixels from the corner of the page; null where it is not in the picture. */
  whereIs(id: string): Place | null {
    if (!this.graph.hasNode(id)) return null;
    const { left, top } = this.sigma.getContainer().getBoundingClientRect();
    const { x, y } = this.sigma.graphToViewport(this.graph.getNodeAttributes(id) as Place);
    return { x: left + x, y: top + y };
  }

  /** Where the first line between two nodes is clear of other nodes, likewise. */
  whereIsLine(a: string, b: string): Place | null {
    const id = this.graph.findEdge((_id, _attributes, source, target) => pairKey(source, target) === pairKey(a, b));
    if (id === undefined) return null;
    const nodes = this.graph.mapNodes((_id, attributes) => this.sigma.graphToViewport(attributes as Place));
    const clearance = (place: Place): number => Math.min(...nodes.map((node) => Math.hypot(node.x - place.x, node.y - place.y)));
    const places = [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75].map((share) => this.pointOf(id, share));
    const best = places.reduce((one, other) => (clearance(other) > clearance(one) ? other : one));
    const { left, top } = this.sigma.getContainer().getBoundingClientRect();
    return { x: left + best.x, y: top + best.y };
  }

  // A place on a line: a quadratic curve whose control point stands off its middle. @param share How far from its source, 0 to 1.
  private pointOf(id: string, share: number): Place {
    const [source, target] = this.endsOf(id);
    const from = this.sigma.graphToViewport(this.graph.getNodeAttributes(source) as Place);
    const to = this.sigma.graphToViewport(this.graph.getNodeAttributes(target) as Place);
    const bend = this.graph.getEdgeAttribute(id, 'curvature') as number;
    const off = 2 * share * (1 - share) * bend;
    return {
      x: from.x + (to.x - from.x) * share + (to.y - from.y) * off,
      y: from.y + (to.y - from.y) * share - (to.x - from.x) * off,
    };
  }

  private listen(container: HTMLElement): void {
    const { events, sigma } = this;
    sigma.on('clickNode', ({ node }) => events.onNode(node));
    sigma.on('doubleClickNode', (click) => {
      click.preventSigmaDefault();
      events.onExpand(click.node);
    });
    sigma.on('clickEdge', ({ edge }) => events.onPair(...this.endsOf(edge)));
    sigma.on('clickStage', () => events.onGround());
    sigma.on('enterNode', ({ node }) => this.hover(node, null));
    sigma.on('leaveNode', () => this.hover(null, null));
    sigma.on('enterEdge', ({ edge }) => this.hover(null, pairKey(...this.endsOf(edge))));
    sigma.on('leaveEdge', () => this.hover(null, null));
    sigma.on('afterRender', () => this.writeNames());
    new ResizeObserver(() => {
      this.sigma.resize();
      this.sigma.scheduleRefresh();
    }).observe(container);
  }

  // An animation of no length has no first frame: who wants no motion gets the state at once.
  private turnCamera(state: Partial<CameraState>): void {
    const camera = this.sigma.getCamera();
    if (still.matches) camera.setState(state);
    else void camera.animate(state, { duration: 250 });
  }

  private hover(node: string | null, pair: string | null): void {
    this.pointed = node;
    this.pointedPair = pair;
    this.sigma.getContainer().style.cursor = node || pair ? 'pointer' : '';
    this.light();
  }

  private endsOf(edge: string): [string, string] {
    return this.graph.extremities(edge) as [string, string];
  }

  private places(): Map<string, Place> {
    const places = new Map<string, Place>();
    this.graph.forEachNode((id, { x, y }) => places.set(id, { x, y }));
    return places;
  }

  private addPair(pair: Pair): void {
    pair.lines.forEach((line, index) => {
      const bend = pair.lines.length === 1 ? 0 : 0.16 * (2 * index - (pair.lines.length - 1));
      const curved = Math.abs(bend) > 0.01;
      const type = line.arrow === 'none' ? 'line' : line.arrow === 'both' ? 'both' : 'arrow';
      this.graph.addDirectedEdgeWithKey(line.id, line.source, line.target, {
        line,
        type: curved ? `curved${type[0]!.toUpperCase()}${type.slice(1)}` : type,
        curvature: line.source === pair.a ? bend : -bend,
        size: line.polarity === 'together' ? 1.2 : Math.min(6, 2 + 0.9 * Math.log2(Math.max(1, line.weight))),
      });
    });
  }

  private move(places: Map<string, Place>, fromKnown: boolean): void {
    const targets = Object.fromEntries([...places].map(([id, place]) => [id, { ...place }]));
    if (!fromKnown || still.matches) {
      for (const [id, place] of places) this.graph.mergeNodeAttributes(id, place);
      this.sigma.refresh();
    } else {
      this.stop = animateNodes(this.graph, targets, { duration: 450, easing: 'quadraticInOut' });
    }
  }

  // Which nodes stand out: the one pointed at or selected with its neighbours, or the ends of a pair. None: all alike.
  private light(): void {
    const node = this.pointed ?? (!this.pointedPair && this.selected?.kind === 'node' ? this.selected.id : null);
    const pair = this.pointedPair ?? (!this.pointed && this.selected?.kind === 'pair' ? pairKey(this.selected.a, this.selected.b) : null);
    if (pair) this.lit = new Set(pair.split(' '));
    else if (node && this.nodes.has(node)) this.lit = new Set([node, ...neighborsOf(this.pairs, node).map(({ id }) => id)]);
    else this.lit = new Set();
    this.sigma.refresh({ skipIndexation: true });
  }

  private isLineLit(line: Line): boolean {
    const node = this.pointed ?? (!this.pointedPair && this.selected?.kind === 'node' ? this.selected.id : null);
    return node && !this.pointedPair
      ? line.source === node || line.target === node
      : this.lit.has(line.source) && this.lit.has(line.target);
  }

  private isChosen(id: string): boolean {
    const { selected } = this;
    return selected?.kind === 'node' ? selected.id === id : selected?.kind === 'pair' && (selected.a === id || selected.b === id);
  }

  private lookOfNode(id: string, data: Record<string, unknown>) {
    const faded = this.lit.size > 0 && !this.lit.has(id);
    const color = this.palette.types[this.nodes.get(id)?.type ?? 'person'] ?? this.palette.muted;
    return {
      ...data,
      color: faded ? fade(color, this.palette, 0.7) : color,
      ring: this.isChosen(id) ? this.palette.accent : this.palette.background,
      zIndex: faded ? 0 : 1,
    };
  }

  private lookOfLine(_id: string, data: Record<string, unknown>) {
    const line = data.line as Line;
    const faded = this.lit.size > 0 && !this.isLineLit(line);
    const together = line.polarity === 'together';
    const color = this.palette.lines[shadeOf(line)]!;
    return {
      ...data,
      color: faded ? fade(color, this.palette, together ? 0.5 : 0.68) : color,
      size: (data.size as number) * (faded ? 0.6 : 1) + (this.lit.size > 0 && !faded && together ? 0.8 : 0),
      zIndex: faded || together ? 0 : 1,
    };
  }

  private writeNames(): void {
    const context = this.sigma.getCanvases().names?.getContext('2d');
    if (!context) return;
    const names: Name[] = [];
    this.graph.forEachNode((id, attributes) => {
      const node = this.nodes.get(id);
      if (node) names.push(this.nameOf(node, attributes as Place & { size: number }));
    });
    writeNames(context, names, this.lineWords(), this.palette);
  }

  private nameOf(node: NetworkNode, attributes: Place & { size: number }): Name {
    const faded = this.lit.size > 0 && !this.lit.has(node.id);
    const important = node.hops === 0 || node.id === this.pointed || this.isChosen(node.id);
    return {
      text: node.name,
      ...this.sigma.graphToViewport(attributes),
      radius: this.sigma.scaleSize(attributes.size),
      importance: (faded ? 0 : 1e9) + (important ? 1e10 : 0) + node.rank * 1e3 + node.mentions,
      forced: important,
      faded,
      bold: node.hops === 0,
      badge: node.type === 'state' ? node.id.slice('state:'.length) : null,
    };
  }

  // Words stand beside lit lines only: all of them at once would be noise.
  private lineWords(): LineWord[] {
    if (this.lit.size === 0) return [];
    const words: LineWord[] = [];
    this.graph.forEachEdge((id, attributes) => {
      const line = attributes.line as Line;
      if (line.polarity === 'together' || !this.isLineLit(line)) return;
      words.push({ text: label(line.links[0]!.type), ...this.pointOf(id, 0.5), color: this.palette.lines[shadeOf(line)]! });
    });
    return words;
  }
}
