/** The page of a network: the picture, the legend, the time slider and the side panel. */

import type { App } from '../app';
import { api, CallFailure, fileAddress } from '../api/client';
import type { Network, Reference } from '../api/types';
import { fill, h, icon, icons, menu } from '../dom';
import { Picture } from '../graph/picture';
import { correctionsPanel } from '../panels/corrections';
import { documentPanel } from '../panels/document';
import { failureText } from '../panels/failure';
import { expand, nodePanel } from '../panels/node';
import { overviewPanel } from '../panels/overview';
import { pairPanel } from '../panels/pair';
import { drawFilters } from '../parts/filters';
import { TimeRange } from '../parts/timeRange';
import { t } from '../strings';
import { networkQuery, type View } from '../view';

const startingPause = 1500;

export class NetworkPage {
  readonly element: HTMLElement;
  readonly picture: Picture;
  private readonly canvas = h('div.canvas', { role: 'img', 'aria-label': t.pictureLabel });
  private readonly status = h('div.status', { role: 'status' });
  private readonly notice = h('div.notice', { hidden: true });
  private readonly legend = h('div.legend-body');
  private readonly panel = h('aside.panel', { 'aria-label': t.overview });
  private readonly timeRange: TimeRange;
  private pending: AbortController | null = null;
  private shown = '';
  private opened = '';
  private visited = false;

  /** @param receive Takes each network that arrives. */
  constructor(private readonly app: App, private readonly receive: (network: Network) => void) {
    const time = h('div.time', { hidden: true, role: 'group', 'aria-label': t.time });
    this.timeRange = new TimeRange(time, app);
    const legend = h<HTMLDetailsElement>('details.legend', { open: innerWidth > 900 }, h('summary', icon(icons.filter), t.filters), this.legend);
    this.element = h('main.network',
      h('div.stage', this.canvas, this.status, this.notice, legend, this.tools(), time),
      this.panel);
    document.body.append(this.element);
    this.picture = new Picture(this.canvas, {
      onNode: (id) => app.go({ selection: { kind: 'node', id } }, true),
      onPair: (a, b) => app.go({ selection: { kind: 'pair', a, b } }, true),
      onExpand: (id) => expand(app, id),
      onGround: () => app.view.selection && app.go({ selection: null }, true),
    });
  }

  /** Shows a view: asks for its network where that is another one than the one shown. */
  async show(view: View): Promise<void> {
    const query = networkQuery(view);
    if (query.toString() !== this.shown) await this.load(query, view);
    else this.open(view);
  }

  /** Asks again, since the graph itself has changed. */
  async reload(view: View): Promise<void> {
    this.opened = '';
    await this.load(networkQuery(view), view);
  }

  /** The picture as a file. */
  async savePicture(): Promise<void> {
    const blob = await this.picture.toBlob();
    if (!blob) return;
    const address = URL.createObjectURL(blob);
    h('a', { href: address, download: 'entitygraph.png' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  private async load(query: URLSearchParams, view: View): Promise<void> {
    this.pending?.abort();
    const { signal } = (this.pending = new AbortController());
    this.element.setAttribute('aria-busy', 'true');
    const slow = setTimeout(() => fill(this.status, t.loading), 250);
    try {
      const network = await api.network(query, signal);
      if (signal.aborted) return;
      this.showNetwork(network, query);
      this.open(this.app.view);
    } catch (error) {
      if (!signal.aborted) this.showFailure(error, view);
    } finally {
      clearTimeout(slow);
      if (!signal.aborted) this.element.removeAttribute('aria-busy');
    }
  }

  private showNetwork(network: Network, query: URLSearchParams): void {
    const sameCentre = this.shown !== '' && this.app.network?.nodes[0]?.id === network.nodes[0]?.id;
    this.shown = query.toString();
    this.opened = '';
    this.receive(network);
    this.shown = networkQuery(this.app.view).toString();
    this.picture.show(network, sameCentre);
    if (!sameCentre) this.picture.fit();
    drawFilters(this.legend, this.app);
    void this.timeRange.draw();
    this.element.classList.remove('empty');
    this.notice.hidden = network.links.length > 0;
    if (network.links.length === 0) this.offerMore();
    this.tellStatus(network);
  }

  // Nothing definite is said, or a filter hides it: there may still be somebody named together with the centre.
  private offerMore(): void {
    const { hidden } = this.app.view;
    const together = (): void => this.app.go({ hidden: hidden.filter((one) => one !== 'together') });
    fill(this.notice, h('p', t.emptyNetwork),
      hidden.includes('together') ? h('button.primary', { type: 'button', onclick: together }, t.showTogether) : null);
  }

  private tellStatus(network: Network): void {
    const { omitted } = network;
    const { view } = this.app;
    const more = (): void => this.app.go({ maxNodes: Math.min(2000, view.maxNodes + Math.max(20, Math.min(omitted.nodes, view.maxNodes))) });
    const names = network.nodes.filter((node) => node.hops === 0).map((node) => node.name);
    fill(this.status, h('h1', names.join(' + ')), ` ${t.nodes(network.nodes.length)}, ${t.links(this.app.pairs.length)}`,
      omitted.nodes > 0 ? [' · ', t.omitted(omitted.nodes), ' – ', h('button.link', { type: 'button', onclick: more }, t.showMore)] : null,
      omitted.nodes === 0 && omitted.links > 0 ? [' · ', t.omittedLinks(omitted.links)] : null);
    document.title = `${names.join(' + ')} – EntityGraph`;
  }

  private open(view: View): void {
    const { selection } = view;
    this.picture.select(selection);
    const key = JSON.stringify(selection);
    if (key === this.opened) return;
    this.opened = key;
    const [title, content] = this.panelFor(view);
    const close = h('button.icon-button', { type: 'button', 'aria-label': t.close, title: t.close,
      onclick: () => this.app.go({ selection: null }, true) }, icon(icons.close));
    const back = h('button.icon-button', { type: 'button', 'aria-label': t.back, title: t.back, onclick: () => history.back() }, icon(icons.back));
    const heading = h('h2', { tabindex: -1 }, title);
    fill(this.panel, h('header', selection ? back : null, heading, selection ? close : null), content);
    this.panel.scrollTop = 0;
    this.panel.classList.toggle('selected', selection !== null);
    // Who opened it by keyboard goes on reading here; a page just loaded keeps its focus.
    if (selection && this.visited) heading.focus({ preventScroll: true });
    this.visited = true;
  }

  private panelFor(view: View): [string, HTMLElement] {
    const { app } = this;
    const name = (id: string): string => app.node(id)?.name ?? id.slice(id.indexOf(':') + 1);
    switch (view.selection?.kind) {
      case 'node':
        return [name(view.selection.id), nodePanel(app, view.selection.id)];
      case 'pair':
        return [`${name(view.selection.a)} – ${name(view.selection.b)}`, pairPanel(app, view.selection.a, view.selection.b)];
      case 'corrections':
        return [t.corrections, correctionsPanel(app)];
      case 'document':
        return [t.article, documentPanel(app, view.selection.id, view.selection.start, view.selection.end)];
      default:
        return [t.overview, overviewPanel(app)];
    }
  }

  private showFailure(error: unknown, view: View): void {
    const name = view.centers.at(-1) ?? '';
    fill(this.status);
    this.notice.hidden = false;
    this.element.classList.add('empty');
    if (!(error instanceof CallFailure)) throw error;
    const { code, candidates } = error.problem;
    if (code === 'ambiguous_name' && candidates) {
      fill(this.notice, h('h2', t.ambiguous(name)), this.choices(candidates, view));
    } else if (code === 'unknown_entity') {
      fill(this.notice, h('h2', t.errorUnknown(name)), h('p', t.errorUnknownHint));
      void api.suggest(name).then(({ items }) => this.notice.append(this.choices(items, view)), () => undefined);
    } else {
      fill(this.notice, h('h2', t.errorTitle), h('p', failureText(error)),
        h('button.primary', { type: 'button', onclick: () => void this.show(view) }, t.retry));
      if (code === 'unavailable') setTimeout(() => void this.show(this.app.view), startingPause);
    }
  }

  private choices(candidates: Reference[], view: View): HTMLElement {
    return h('ul.chips', candidates.map((one) => h('li', h('button.chip', {
      type: 'button', onclick: () => this.app.go({ centers: [...view.centers.slice(0, -1), one.id] }),
    }, h(`span.mark.${one.type}`), one.name))));
  }

  private tools(): HTMLElement {
    const tool = (title: string, path: string, act: () => void): HTMLElement =>
      h('button.icon-button', { type: 'button', title, 'aria-label': title, onclick: act }, icon(path));
    return h('div.tools',
      tool(t.zoomIn, icons.plus, () => this.picture.zoom(0.7)),
      tool(t.zoomOut, icons.minus, () => this.picture.zoom(1.4)),
      tool(t.fit, icons.fit, () => this.picture.fit()));
  }
}

/** The menu of file formats. */
export function exportMenu(app: App, savePicture: () => void): HTMLElement {
  const formats = [['gexf', 'GEXF (Gephi)'], ['graphml', 'GraphML'], ['csv', 'CSV'], ['cytoscape', 'Cytoscape'], ['json', 'JSON']] as const;
  const links = formats.map(([format, name]) => {
    const link = h<HTMLAnchorElement>('a', { download: '', href: '#' }, name);
    link.addEventListener('click', () => (link.href = fileAddress(networkQuery(app.view, format))));
    return link;
  });
  return menu([icon(icons.download), h('span', t.export)], [h('button', { type: 'button', onclick: savePicture }, t.exportPicture), ...links]);
}
